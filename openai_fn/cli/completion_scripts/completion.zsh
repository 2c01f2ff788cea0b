#compdef openai-fn
# zsh completion of openai-fn. To install it, write it to a folder of $fpath before compinit runs:
#   openai-fn completion zsh > ~/.zfunc/_openai-fn
# or, for this shell only:
#   source <(openai-fn completion zsh)

_openai_fn_params() {
    case $1 in
@PARAMS@
    esac
}

_openai_fn() {
    local cur=${words[CURRENT]} prev=${words[CURRENT-1]} word command operation
    local -a names commands candidates
    commands=(
        'chat:Chat with a model'
        'request:Show what a call would send'
        'operations:List the operations'
        'doc:All params, nested parts and options of an operation'
        'schema:The JSON Schema of the params'
        'bulk:Send a file of requests'
        'completion:Print a completion script'
    )
    names=(
@NAMES@
    )
    for word in ${words[2,CURRENT-1]}; do
        if (( ${commands[(I)$word:*]} )); then
            command=${command:-$word}
        elif (( ${names[(I)$word:*]} )); then
            operation=${operation:-$word}
        fi
    done
    case $prev in
        --impl) compadd @IMPLS@; return ;;
        --option) compadd -S '' -- @OPTIONS@; return ;;
        --output|--json-schema) _files; return ;;
        --file) candidates=(${=$(_openai_fn_params "$operation")}); compadd -S '' -- ${${(M)candidates:#*@}/@/=}; return ;;
        --param) compadd -S '' -- ${=$(_openai_fn_params create_chat_completion)}; return ;;
        -m|--model|-s|--system) return ;;
    esac
    if [[ $cur == -* ]]; then
        if [[ $command == bulk ]]; then compadd -- @BULK_FLAGS@; else compadd -- @FLAGS@; fi
    elif [[ $cur == *@* ]]; then
        compset -P '*@'; _files
    elif [[ -n $operation ]]; then
        candidates=(${=$(_openai_fn_params "$operation")})
        # the values of a param only after its equals sign
        if [[ $cur == *=* ]]; then
            compadd -- ${(M)candidates:#*=?*}
        else
            compadd -S '' -- ${candidates:#*=?*}
        fi
    else
        case $command in
            '') _describe command commands; _describe operation names ;;
            request|doc|schema) _describe operation names ;;
            completion) compadd bash zsh fish ;;
            bulk) _files ;;
        esac
    fi
}

if [[ ${funcstack[1]} == _openai_fn || ${funcstack[1]} == _openai-fn ]]; then
    _openai_fn "$@"
else
    compdef _openai_fn openai-fn
fi
