"""The `incident-atlas` command: its group. The commands stand in the modules `*_cli`."""

from __future__ import annotations

from typing import Any

import click

from gazetteer.errors import AtlasError
from maps.check_cli import check
from maps.evaluate_cli import evaluate
from maps.export_cli import export
from maps.gazetteer_cli import gazetteer_group, licences
from maps.map_cli import locate, map_command
from maps.places_cli import find, places
from maps.publish_cli import publish
from maps.records_cli import records
from maps.serve_cli import serve
from maps.sources_cli import UNREAD
from maps.terminal import visible


class _Group(click.Group):
    """A command group whose library errors are one sentence on stderr and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an `AtlasError` or a file that cannot be written ends it with 1.

        So does a document that could not be read among others, when the others are done.
        """
        try:
            result = super().invoke(ctx)
        except AtlasError as error:
            raise click.ClickException(visible(str(error))) from error
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(visible(f"{where}{error.strerror or error}")) from error
        if ctx.meta.get(UNREAD):
            click.echo(f"{ctx.meta[UNREAD]} documents could not be read, see above", err=True)
            ctx.exit(1)
        return result


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="incident-atlas")
def main() -> None:
    """Documents go in; an honest map of who says what happened where comes out.

    Everything works with no network. Results go to stdout or -o, messages to stderr.
    """


main.add_command(map_command)
main.add_command(locate)
main.add_command(places)
main.add_command(find)
main.add_command(export)
main.add_command(records)
main.add_command(check)
main.add_command(publish)
main.add_command(serve)
main.add_command(evaluate)
main.add_command(gazetteer_group)
main.add_command(licences)

if __name__ == "__main__":
    main()
