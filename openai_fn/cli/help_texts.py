"""The texts of `--help`, laid out for 80 columns."""

DESCRIPTION = """\
Calls the OpenAI API: at OpenAI, at Azure, at any compatible server, or a small
model on this machine (--impl local: no key, no network).

commands:
  chat [PROMPT] -m MODEL   chat: PROMPT, standard input, or both; an interactive
                           session without either
  NAME [PARAMS] [KEY=VALUE ...]
                           call any operation of the API
  request NAME ...         show what the call would send; --curl as a curl line
  operations [WORD ...]    list the operations, or those that WORDs describe
  NAME --help              the usual params of an operation, and an example
  doc NAME                 all params, their nested parts, and all options
  schema NAME              the JSON Schema of the params
  bulk IN OUT              send a file of requests; see: openai-fn bulk --help
  completion SHELL         print the completion script of bash, zsh or fish
"""
PARAMS = """\
params:
  KEY=VALUE       text, or a number, true or false where the param takes no
                  text; repeat it for a list
  KEY:=JSON       any JSON value: tools:='[...]'
  KEY[SUB]=VALUE  a key of an object: metadata[topic]=colors
  KEY=@FILE       the text of a file; KEY:=@FILE the JSON of one
  KEY@FILE        a file to upload
  PARAMS          all params as one JSON object, @FILE that holds it, or - for
                  standard input
"""
EXIT_CODES = """\
exit codes:
  0    the result is on standard output, or in the file that --output names
  1    the API or the network failed, the work that --wait waited for failed, or
       a reply does not fit --json-schema; standard error has the error, as JSON
       unless it is a terminal
  2    the input is wrong and nothing was sent; standard error says what to
       correct
  130  interrupted with Ctrl-C
"""
KEYS = """\
The API key is read from OPENAI_API_KEY, that of administration operations from
OPENAI_ADMIN_KEY; with --impl azure the key is read from AZURE_OPENAI_API_KEY
and the endpoint from AZURE_OPENAI_ENDPOINT. Other users can see arguments in
the list of processes: keep keys in the environment.
"""
EXAMPLES = """\
examples:
  openai-fn chat "Name the primary colors." -m gpt-5
  git diff | openai-fn chat "Write a commit message." -m gpt-5
  openai-fn chat hello --impl local
  openai-fn create_embedding model=text-embedding-3-small input=red input=green
  openai-fn create_transcription model=whisper-1 file@talk.mp3 --text
  openai-fn create_speech model=tts-1 voice=alloy input=Hello --output hello.mp3
  openai-fn create_response @response.json --stream | jq -c .type
  openai-fn list_files purpose=batch --items | jq -r .id
  openai-fn create_batch @batch.json --wait
  openai-fn request create_response @response.json --curl
  openai-fn operations speech to text
"""
CHAT = """\
Prints the reply of a model as it arrives. The prompt is PROMPT, standard input,
or both: first PROMPT, then the input. Without either, on a terminal, a session
starts: Ctrl-D ends it. After a PROMPT, an input that stays open and empty, and
that no other command writes to, is left out; - at the end waits for it.

examples:
  openai-fn chat "Name the primary colors." -m gpt-5
  git diff | openai-fn chat "Write a commit message." -m gpt-5
  openai-fn chat -m gpt-5 -s "Answer in one sentence."
  openai-fn chat hello --impl local
"""
REQUEST = """\
Shows what a call would send, as JSON or as a curl command, and sends nothing.
Credentials are masked.

examples:
  openai-fn request create_response model=gpt-5 input=Hello
  openai-fn request create_transcription model=whisper-1 file@talk.mp3 --curl
"""
OPERATIONS = """\
Lists the operations, or those that fit all the words: by group on a terminal;
in a pipe one line each of name, method, path, group, summary and marks,
separated by tabs.

examples:
  openai-fn operations speech to text
  openai-fn operations vector store | cut -f 1
"""
DOC = "Prints all params of an operation, the shapes of nested parts, and options.\n"
SCHEMA = "Prints the JSON Schema of the params of an operation.\n"
COMPLETION = """\
Prints a script that completes operations, params, options and files. Its first
lines say where to put it. For this shell only:

  source <(openai-fn completion bash)
  source <(openai-fn completion zsh)
  openai-fn completion fish | source
"""
