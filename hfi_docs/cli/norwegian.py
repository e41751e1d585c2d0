"""click in Norwegian: help pages, usage errors, suggestions. click has no translations (pallets/click issue 303)."""

from collections.abc import Iterable

import click

from hfi_docs.values.dates import parse_year
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import join_words, suggest

_HELP = "Vis denne hjelpen."


class _NorwegianHelp(click.Command):
    """A command whose help page has Norwegian headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Bruk: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options."""
        # Arguments stand in the usage line and are explained above it.
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        records = (option.get_help_record(ctx) for option in options)
        rows = [record for record in records if record is not None]
        if rows:
            with formatter.section("Valg"):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, explained in Norwegian."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP
        return option


class Command(_NorwegianHelp):
    """A command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the arguments.

        Raises:
            click.UsageError: there is one too many.
        """
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest:
            message = f"«{' '.join(rest)}» passer ikke her."
            raise click.UsageError(message, ctx)
        return rest


class Year(click.ParamType[int]):
    """A year."""

    name = "år"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The year as a number.

        Raises:
            click.BadParameter: it is none.
        """
        try:
            return parse_year(str(value))
        except UnreadableError as error:
            self.fail(f"{error.message} {error.hint}", param, ctx)


class Group(_NorwegianHelp, click.Group):
    """A group of commands; a misspelt command gets a suggestion."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options and the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the commands with their first line of help."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, command.get_short_help_str(90)) for name, command in commands if command and not command.hidden]
        if rows:
            with formatter.section("Kommandoer"):
                formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names.

        Raises:
            click.UsageError: there is no such command.
        """
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            names = self.list_commands(ctx)
            hint = suggest(args[0], names) or f"Disse finnes: {join_words(names)}."
            message = f"Det finnes ingen kommando «{args[0]}». {hint}"
            raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)


def usage_message(error: click.ClickException) -> str:
    """The Norwegian sentence for a usage error of click."""
    match error:
        case click.NoSuchOption():
            known = _options(error.ctx)
            return f"Det finnes ikke noe valg «{error.option_name}». {suggest(error.option_name, known)}".strip()
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param else ""
            return f"«{name}» mangler."
        case click.BadOptionUsage():
            return f"Valget «{error.option_name}» er ikke riktig brukt."
        case click.BadParameter():
            return error.message
        case click.FileError():
            return f"Filen {error.ui_filename} kan ikke åpnes."
    return error.message


def _options(ctx: click.Context | None) -> Iterable[str]:
    return [name for param in (ctx.command.params if ctx else ()) for name in param.opts]
