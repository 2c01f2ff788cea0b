"""The program of docs/cookbook/voice.md, run as it stands there against a server that speaks the protocol."""

import os
import subprocess
import sys
import wave
from base64 import b64decode
from pathlib import Path
from typing import Any

from tests.docs import read_blocks
from tests.support.paths import REPOSITORY
from tests.support.websocket_server import Event, listen, realtime_events, send_events, serve_websocket

PAGE = REPOSITORY / "docs" / "cookbook" / "voice.md"
SOUND = bytes(range(256)) * 100
RATE = 24_000


class Model:
    """A model that hears sound, and answers with it played backward."""

    def __init__(self) -> None:
        self.heard = b""
        self.sessions: list[Event] = []

    def converse(self, connection: Any) -> None:
        """Speak the protocol with one client, as the API's reference has it."""
        send_events(connection, [{"type": "session.created", "session": {"type": "realtime"}}])
        for event in listen(connection):
            kind = event["type"]
            if kind == "session.update":
                self.sessions.append(event["session"])
                send_events(connection, [{"type": "session.updated", "session": event["session"]}])
            elif kind == "input_audio_buffer.append":
                self.heard += b64decode(event["audio"])
            elif kind == "input_audio_buffer.commit":
                send_events(connection, [{"type": "input_audio_buffer.committed", "item_id": "item_0"}])
            elif kind == "response.create":
                send_events(connection, realtime_events("Good morning.", sound=self.heard[::-1][:200]))


def write_wav(path: Path) -> None:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(SOUND)


def test_the_program_talks_from_one_file_to_another(tmp_path: Path) -> None:
    model, program = Model(), tmp_path / "talk.py"
    program.write_text(read_blocks(PAGE)[0][0], encoding="utf-8")
    write_wav(tmp_path / "question.wav")
    with serve_websocket(model.converse) as server:
        environ = {**os.environ, "PYTHONPATH": str(REPOSITORY), "OPENAI_API_KEY": "sk-test"}
        environ |= {"OPENAI_BASE_URL": f"{server.url}/v1"}
        done = subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "-W", "error", str(program), "question.wav", "answer.wav"],
            cwd=tmp_path,
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.stdout, done.stderr) == ("Good morning.\n", "")
    assert model.heard == SOUND
    assert model.sessions == [{"type": "realtime", "audio": {"input": {"turn_detection": None}}}]
    with wave.open(str(tmp_path / "answer.wav")) as file:
        assert file.readframes(RATE) == SOUND[::-1][:200]
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2)
