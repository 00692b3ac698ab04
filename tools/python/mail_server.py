"""A local SMTP server that prints every mail it takes as one line of JSON.

Usage: mail_server.py PORT. The first line is `ready`; it lives until standard input ends.
A line is {"to": [str], "from": str, "subject": str, "text": str}, `text` decoded.
"""

import json
import sys
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class PrintedMail:
    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        message = message_from_bytes(envelope.original_content or b"", policy=policy.default)
        body = message.get_body(preferencelist=("plain", "html"))
        mail = {
            "to": envelope.rcpt_tos,
            "from": envelope.mail_from,
            "subject": str(message["subject"]),
            "text": body.get_content() if body else "",
        }
        print(json.dumps(mail), flush=True)
        return "250 OK"


def main(port: int) -> int:
    controller = Controller(PrintedMail(), hostname="127.0.0.1", port=port)
    controller.start()
    print("ready", flush=True)
    sys.stdin.read()
    controller.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
