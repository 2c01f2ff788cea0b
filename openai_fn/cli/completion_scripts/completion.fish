# fish completion of openai-fn. To install it:
#   openai-fn completion fish > ~/.config/fish/completions/openai-fn.fish
# or, for this shell only:
#   openai-fn completion fish | source

set -g __openai_fn_commands chat request operations doc schema bulk completion

function __openai_fn_names
    printf '%s\t%s\n' @NAMES@
end

function __openai_fn_params
    switch "$argv[1]"
@PARAMS@
        case '*'
            return 1
    end
end

# the params, or the values of one after its equals sign
function __openai_fn_param_words
    set -l kind '^[^=]*=?$'
    string match -q -- '*=*' (commandline -ct); and set kind '^.*=.+$'
    __openai_fn_params $argv[1] | string match -r -- $kind
end

# the files whose paths begin with what follows the at sign
function __openai_fn_files
    set -l token (commandline -ct)
    set -l prefix (string replace -r '@.*$' '@' -- $token)
    set -l start (string replace -r '^[^@]*@' '' -- $token)
    for path in $start*
        test -d $path; and echo $prefix$path/; or echo $prefix$path
    end
end

function __openai_fn_command_is
    set -l command (__openai_fn_command); and test "$command" = "$argv[1]"
end

function __openai_fn_command
    for word in (commandline -opc)[2..-1]
        if contains -- $word $__openai_fn_commands
            echo $word
            return
        end
    end
    return 1
end

function __openai_fn_operation
    for word in (commandline -opc)[2..-1]
        if string match -qr '^[a-z0-9_]+$' -- $word; and __openai_fn_params $word >/dev/null
            echo $word
            return
        end
    end
    return 1
end

function __openai_fn_needs_name
    __openai_fn_operation >/dev/null; and return 1
    set -l command (__openai_fn_command); or return 0
    contains -- $command request doc schema
end

complete -c openai-fn -f
complete -c openai-fn -n 'not __openai_fn_operation >/dev/null; and not __openai_fn_command >/dev/null' -a "$__openai_fn_commands"
complete -c openai-fn -n __openai_fn_needs_name -a '(__openai_fn_names)'
complete -c openai-fn -n '__openai_fn_operation >/dev/null' -a '(__openai_fn_param_words (__openai_fn_operation))'
complete -c openai-fn -n 'string match -q -- "*@*" (commandline -ct)' -a '(__openai_fn_files)'
complete -c openai-fn -n '__openai_fn_command_is completion' -a 'bash zsh fish'
complete -c openai-fn -n '__openai_fn_command_is bulk' -F -a '@BULK_FLAGS@'
complete -c openai-fn -l impl -xa '@IMPLS@'
complete -c openai-fn -l option -xa '@OPTIONS@'
complete -c openai-fn -l file -x -a '(__openai_fn_params (__openai_fn_operation) | string replace -rf "@\$" "=")'
complete -c openai-fn -l param -xa '(__openai_fn_param_words create_chat_completion)'
complete -c openai-fn -l output -rF
complete -c openai-fn -l json-schema -rF
complete -c openai-fn -s m -l model -x
complete -c openai-fn -s s -l system -x
for flag in @PLAIN_FLAGS@
    complete -c openai-fn -l $flag
end
