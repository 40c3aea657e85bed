"""述法: settings → desk → page → serve."""

import sys

from bot.errors import BotError


def main() -> int:
    print("正在启动…", flush=True)
    from bot.compose import read_settings, running_desk
    from bot.ui.server import build_app, serve

    try:
        settings = read_settings()
        with running_desk(settings) as desk:
            serve(build_app(desk, settings), settings)
    except BotError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
