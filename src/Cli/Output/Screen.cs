using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ClaimLint.Cli.Output;

/// <summary>Answers go to the output, as tables for people or as JSON; everything else goes to the error output.</summary>
internal sealed class Screen
{
    /// <summary>Lines of a file or a pipe are not broken: something reads them.</summary>
    private const int Unbroken = 4096;

    private static readonly JsonSerializerOptions Readable = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly IAnsiConsole console;
    private readonly IAnsiConsole errors;

    public Screen(TextWriter output, TextWriter error)
    {
        Output = output;
        Error = error;
        console = ConsoleOn(output);
        errors = ConsoleOn(error);
    }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    /// <summary>A sentence of the answer.</summary>
    public void Say(string sentence) => Output.WriteLine(Printable(sentence));

    /// <summary>Something beside the answer: a refusal, a warning.</summary>
    public void Complain(string sentence) => Error.WriteLine(Printable(sentence));

    /// <summary>A heading over what follows, with an empty line above it.</summary>
    public void Head(string heading)
    {
        Output.WriteLine();
        Write(new Text(heading, new Style(decoration: Decoration.Bold)));
        if (console.Profile.Out.IsTerminal)
            Output.WriteLine();
    }

    /// <summary>Rows under names, without lines between them.</summary>
    public void Table(IReadOnlyList<string> names, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var name in names)
        {
            // No blanks before the first column and after the last; two between.
            var column = new TableColumn(new Text(name, new Style(decoration: Decoration.Underline)));
            table.AddColumn(column.PadLeft(0).PadRight(2));
        }

        foreach (var row in rows)
            table.AddRow(row.Select(cell => (IRenderable)new Text(Printable(cell))));
        Write(table);
    }

    /// <summary>Names and what stands for them, one below the other.</summary>
    public void Facts(params IEnumerable<(string Name, string Value)> facts)
    {
        var grid = new Grid().AddColumn(new GridColumn().PadLeft(0).PadRight(2).NoWrap()).AddColumn();
        foreach (var (name, value) in facts)
        {
            if (value.Length > 0)
                grid.AddRow(new Text(name), new Text(Printable(value)));
        }

        Write(grid);
    }

    /// <summary>The answer for a program.</summary>
    public void Json<TAnswer>(TAnswer answer) => Output.WriteLine(JsonSerializer.Serialize(answer, Readable));

    /// <summary>Waits for what may take long. A terminal shows after two seconds that and how far it goes.</summary>
    public async Task<TResult> WhileAsync<TResult>(string doing, Func<IProgress<Step>, Task<TResult>> work)
    {
        var progress = new LatestStep();
        var task = Task.Run(() => work(progress));
        if (!errors.Profile.Capabilities.Interactive)
            return await task;
        await Task.WhenAny(task, Task.Delay(TimeSpan.FromSeconds(2)));
        if (!task.IsCompleted)
            await errors
                .Progress()
                .AutoClear(true)
                .Columns(
                    new SpinnerColumn(),
                    new TaskDescriptionColumn(),
                    new ProgressBarColumn(),
                    new PercentageColumn()
                )
                .StartAsync(context => ShowAsync(context.AddTask(doing), progress, task));
        return await task;
    }

    /// <summary>A claim's or a file's value may hold what a terminal would obey.</summary>
    private static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(sign => char.IsControl(sign) ? '\uFFFD' : sign)) : text;

    private void Write(IRenderable what)
    {
        if (console.Profile.Out.IsTerminal)
        {
            console.Write(what);
            return;
        }

        // The last column is filled with blanks; whoever reads a file or a pipe has no use for them.
        using var rendered = new StringWriter();
        ConsoleOn(rendered).Write(what);
        foreach (var line in rendered.ToString().TrimEnd('\n').Split('\n'))
            Output.WriteLine(line.TrimEnd());
    }

    private static async Task ShowAsync(ProgressTask shown, LatestStep progress, Task task)
    {
        while (!task.IsCompleted)
        {
            var step = progress.Value;
            shown.Description = Markup.Escape(step?.Doing ?? shown.Description);
            shown.IsIndeterminate = step is null or { Of: 0 };
            if (step is { Of: > 0 })
                shown.Value = 100.0 * step.Done / step.Of;
            await Task.WhenAny(task, Task.Delay(TimeSpan.FromMilliseconds(100)));
        }
    }

    private static IAnsiConsole ConsoleOn(TextWriter writer)
    {
        var output = new AnsiConsoleOutput(writer);
        if (output.IsTerminal)
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = output });
        // Said and not left to be detected: some build servers count as terminals.
        var made = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = output,
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
            }
        );
        made.Profile.Width = Unbroken;
        return made;
    }

    /// <summary>Keeps the last step told, from whatever thread; whoever shows it asks.</summary>
    private sealed class LatestStep : IProgress<Step>
    {
        private volatile Step? value;

        public Step? Value => value;

        void IProgress<Step>.Report(Step step) => value = step;
    }
}

/// <summary>How far something has come.</summary>
/// <param name="Doing">What is being done.</param>
/// <param name="Done">So much of it is done.</param>
/// <param name="Of">So much there is; 0 where nobody knows.</param>
internal sealed record Step(string Doing, long Done = 0, long Of = 0);
