using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>Keeps texts that are slow to make of a code and a day: the same wrong code comes on all lines of a claim, and on many claims.</summary>
/// <remarks>
/// It belongs to a table and dies with it, so that no text outlives the releases that it was made from. A text is kept until another code
/// needs its place: memory is bounded, however many codes there are. Safe to share between threads: each place is written whole.
/// </remarks>
public sealed class CodeTextCache
{
    /// <summary>Texts that are kept at most.</summary>
    public const int Capacity = 4096;

    private Entry?[]? entries;

    /// <summary>The text of a code on a day; made where it is not kept.</summary>
    /// <param name="code">The code.</param>
    /// <param name="day">The day.</param>
    /// <param name="make">Gives the same text for the same code and day, as long as the table lives.</param>
    public string GetOrMake(Code code, DateOnly day, Func<string> make)
    {
        var places = LazyInitializer.EnsureInitialized(ref entries, () => new Entry?[Capacity]);
        ref var place = ref places[(uint)HashCode.Combine(code, day) % Capacity];
        if (Volatile.Read(ref place) is { } entry && entry.Code == code && entry.Day == day)
            return entry.Text;
        var text = make();
        Volatile.Write(ref place, new Entry(code, day, text));
        return text;
    }

    private sealed record Entry(Code Code, DateOnly Day, string Text);
}
