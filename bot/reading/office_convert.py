"""Old Word and WPS files through LibreOffice, where it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from bot.errors import UnreadableFile
from bot.reading.apart import BYTES

SECONDS = 60
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
</item></oor:items>"""
"""No macros, and nothing fetched that a file links to."""


def converted_to_docx(data: bytes, name: str, program: str | None = None) -> bytes:
    """The file as .docx. UnreadableFile where LibreOffice is absent, fails, takes over a minute or a gigabyte."""
    soffice = program or shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        raise UnreadableFile(f"“{name}”是旧版 Word 或 WPS 格式，请用 Word 或 WPS 另存为 .docx 后再上传。")
    with tempfile.TemporaryDirectory(prefix="shufa-") as folder:
        source = Path(folder) / f"source{Path(name).suffix.lower() or '.doc'}"
        source.write_bytes(data)
        settings = Path(folder) / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_PROFILE, "utf-8")
        finished = _convert(soffice, source, Path(folder))
        made = Path(folder) / "out" / "source.docx"
        if not finished or not made.is_file():
            raise UnreadableFile(
                f"“{name}”没能转换成功，文件可能已损坏或加了密码，请用 Word 或 WPS 另存为 .docx 后再上传。"
            )
        return made.read_bytes()


def _convert(soffice: str, source: Path, folder: Path) -> bool:
    """Runs with a profile of its own, so that it neither waits for nor disturbs an open LibreOffice."""
    command = [
        soffice, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        _bound(process.pid)
        try:
            return process.wait(SECONDS) == 0
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return False


def _bound(pid: int) -> None:
    """Bounds the memory of a process and of those it is about to start (Linux; elsewhere only time is bounded)."""
    with suppress(ImportError, AttributeError, OSError):
        import resource

        resource.prlimit(pid, resource.RLIMIT_DATA, (BYTES, BYTES))
