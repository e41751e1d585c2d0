"""click in Norwegian: help pages, usage errors, suggestions. click has no translations (pallets/click issue 303)."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, NamedTuple, cast

import click

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
        rows = [(name, _in_norwegian(text)) for name, text in filter(None, records)]
        if rows:
            with formatter.section("Valg"):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, explained in Norwegian."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP
        return option


def _in_norwegian(text: str) -> str:
    """What is said of an option, with what click adds in Norwegian."""
    return text.replace("[required]", "[må være med]").replace("[default: ", "[ellers: ")


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


class Lazy(NamedTuple):
    """A command by the module that holds it and its name there, «package.module:name», and its help text."""

    place: str
    help: str

    def load(self) -> click.Command:
        """The command, its module imported."""
        module, _, name = self.place.partition(":")
        command = cast(click.Command, getattr(import_module(module), name))
        command.help = self.help
        return command


class Group(_NorwegianHelp, click.Group):
    """A group of commands; a misspelt command gets a suggestion. Those that are `lazy` are loaded when they are given.

    Their help texts stand in the group's table, so that its help page loads none of them.
    """

    command_class = Command

    def __init__(self, *arguments: Any, lazy: Mapping[str, Lazy], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted({*super().list_commands(ctx), *self._lazy})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        return self._lazy[cmd_name].load() if cmd_name in self._lazy else super().get_command(ctx, cmd_name)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options and the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the commands with their first line of help."""
        eager = {name: command.get_short_help_str(90) for name, command in self.commands.items()}
        told = eager | {name: lazy.help.partition(". ")[0].rstrip(".") for name, lazy in self._lazy.items()}
        with formatter.section("Kommandoer"):
            formatter.write_dl(sorted(told.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names.

        Raises:
            click.UsageError: there is no such command.
        """
        names = self.list_commands(ctx)
        if args and args[0] not in names:
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
        case click.MissingParameter(param=click.Option() as option):
            return f"Valget «{option.opts[0]}» mangler."
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param else ""
            return f"«{name}» mangler."
        case click.BadOptionUsage():
            return f"Valget «{error.option_name}» er ikke riktig brukt."
        case click.BadParameter(param=click.Option(type=click.Choice(choices=choices)) as option):
            return f"Valget «{option.opts[0]}» kan være {join_words(list(choices), 'eller')}."
        case click.BadParameter():
            return error.message
        case click.FileError():
            return f"Filen {error.ui_filename} kan ikke åpnes."
    return error.message


def _options(ctx: click.Context | None) -> Iterable[str]:
    return [name for param in (ctx.command.params if ctx else ()) for name in param.opts]
