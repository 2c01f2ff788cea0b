# bash completion of openai-fn, for version 4.1 and later. To install it:
#   openai-fn completion bash > ~/.local/share/bash-completion/completions/openai-fn
# or, for this shell only:
#   source <(openai-fn completion bash)

_openai_fn_names='@NAMES@'

_openai_fn_params() {
    case $1 in
@PARAMS@
    esac
}

_openai_fn() {
    local line=${COMP_LINE:0:COMP_POINT} cur prev word command operation candidates char prefix='' broken=''
    # bash cuts COMP_WORDS at = : and @, which belong to the words here
    cur=${line##*[[:space:]]}
    line=${line%"$cur"}
    COMPREPLY=()
    for word in $line; do
        prev=$word
        case $word in
            chat | request | operations | doc | schema | bulk | completion) command=${command:-$word} ;;
            *[!a-z0-9_]*) ;;
            *) [[ $_openai_fn_names == *$'\n'"$word"$'\n'* ]] && operation=${operation:-$word} ;;
        esac
    done
    case $prev in
        --impl) candidates='@IMPLS@' ;;
        --option) candidates='@OPTIONS@' ;;
        --output | --json-schema) candidates=$(compgen -f -- "$cur") && compopt -o filenames ;;
        --file) candidates=$(_openai_fn_params "$operation" | tr ' ' '\n' | grep '@$' | tr '@' '=') ;;
        --param) candidates=$(_openai_fn_params create_chat_completion) ;;
        -m | --model | -s | --system) return ;;
        *)
            case $cur in
                -*) candidates='@FLAGS@' ;;
                *@*) candidates=$(compgen -f -P "${cur%%@*}@" -- "${cur#*@}") ;;
                *)
                    if [[ $operation ]]; then
                        candidates=$(_openai_fn_params "$operation")
                    else
                        case $command in
                            '') candidates="chat request operations doc schema bulk completion $_openai_fn_names" ;;
                            request | doc | schema) candidates=$_openai_fn_names ;;
                            completion) candidates='bash zsh fish' ;;
                            bulk) candidates=$(compgen -f -- "$cur") && compopt -o filenames ;;
                        esac
                    fi
                    ;;
            esac
            ;;
    esac
    [[ $command == bulk && $cur == -* ]] && candidates='@BULK_FLAGS@'
    local IFS=$' \t\n'
    for word in $(compgen -W "${candidates//$'\n'/ }" -- "$cur"); do
        # the values of a param only after its equals sign
        [[ $cur == *=* || $word != *=?* || $cur == *@* ]] && [[ $word != "$cur" ]] && COMPREPLY+=("$word")
    done
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=@] ]] && compopt -o nospace
    # readline replaces what stands after the last character at which it cuts words
    for char in = : @; do
        [[ $COMP_WORDBREAKS == *"$char"* ]] && broken+=$char
    done
    [[ $broken && $cur == *["$broken"]* ]] && prefix=${cur%"${cur##*["$broken"]}"}
    COMPREPLY=("${COMPREPLY[@]#"${prefix%@}"}") # an @ belongs to what is replaced
}

complete -F _openai_fn openai-fn
