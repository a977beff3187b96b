using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>Of what a profile's assertion speaks.</summary>
public enum AssertionKind : byte
{
    Service,
    Modifier,
    Specialty,
    Diagnosis,
    Related,
    Site,
    Payer,
    Context,
    Gap,
}

/// <summary>One thing that a source says about a procedure.</summary>
/// <param name="Kind">Of what it speaks.</param>
/// <param name="Code">The code it speaks of, as text; for the context a name of our own.</param>
/// <param name="Title">What the source says the code is.</param>
/// <param name="Says">When to use it, how it relates: the source's statement in our words.</param>
/// <param name="IsKnown">False where the source names the code and itself says it knows nothing of it.</param>
/// <param name="Side">The side of the body that the source says the code names: <c>R</c>, <c>L</c>, or NUL.</param>
/// <param name="SuggestsBilling">The source suggests billing the related code beside the procedure.</param>
/// <param name="Evidence">Release and row.</param>
public sealed record Assertion(
    AssertionKind Kind,
    string Code,
    string Title,
    string Says,
    bool IsKnown,
    char Side,
    bool SuggestsBilling,
    Evidence Evidence
)
{
    /// <summary>The code packed, a diagnosis with or without its dot; no code where the text is none.</summary>
    public Code Packed { get; } =
        Claims.Code.TryParseDiagnosis(System.Text.Encoding.UTF8.GetBytes(Code), out var code) ? code : default;

    /// <summary>The code as people write it: a diagnosis with its dot.</summary>
    public string WrittenCode => Packed.IsNone ? Code : Write(Kind, Packed);

    /// <summary>A code of a kind as people write it.</summary>
    public static string Write(AssertionKind kind, Claims.Code code) =>
        kind == AssertionKind.Diagnosis ? code.ToDiagnosisString() : code.ToString();
}

/// <summary>What a hand check against a public source found of an assertion.</summary>
public enum ReviewVerdict : byte
{
    Agrees,
    Contradicts,

    /// <summary>The source says nothing that could be checked.</summary>
    Silent,

    /// <summary>No public source was found that says either.</summary>
    Unconfirmed,
}

/// <summary>An assertion checked by hand.</summary>
/// <param name="Kind">Of what the assertion speaks.</param>
/// <param name="Code">The assertion's code.</param>
/// <param name="Verdict">What was found.</param>
/// <param name="Describes">The code that the source's words describe, where it is another; several are separated by blanks.</param>
/// <param name="Truth">What the public source says, in our words.</param>
/// <param name="Basis">Which public table or manual shows it.</param>
/// <param name="Evidence">Release and row.</param>
public sealed record ProfileReview(
    AssertionKind Kind,
    string Code,
    ReviewVerdict Verdict,
    string Describes,
    string Truth,
    string Basis,
    Evidence Evidence
)
{
    private readonly Code[] described =
    [
        .. Describes
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text =>
                Claims.Code.TryParseDiagnosis(System.Text.Encoding.UTF8.GetBytes(text), out var code) ? code : default
            )
            .Where(code => !code.IsNone),
    ];

    /// <summary>The codes that the source's words describe, the likeliest first.</summary>
    public IReadOnlyList<Code> Described => described;

    /// <summary>The check only repeats what a table shows: the table's own word counts, and on a day for which none is loaded nobody's.</summary>
    public bool RepeatsTable { get; } = Basis.StartsWith("table ", StringComparison.Ordinal);

    /// <summary>Whether the source's words describe this code, though the source wrote another. Allocates nothing.</summary>
    public bool IsOf(Code code) => Array.IndexOf(described, code) >= 0;
}

/// <summary>What one source says about one procedure, and what a hand check found of it.</summary>
public sealed class ProcedureProfile
{
    private readonly Assertion[] assertions;
    private readonly ProfileReview[] reviews;

    public ProcedureProfile(
        Code procedure,
        Release release,
        IEnumerable<Assertion> assertions,
        IEnumerable<ProfileReview> reviews
    )
    {
        Procedure = procedure;
        Release = release;
        this.assertions = [.. assertions];
        this.reviews = [.. reviews];
    }

    public Code Procedure { get; }

    /// <summary>The release that the assertions came in; its authority is what they weigh.</summary>
    public Release Release { get; }

    /// <summary>Hand checks of the procedure begin after the profile's day: whether they contradict it then is not known.</summary>
    public bool IsBeforeReviews { get; init; }

    public IReadOnlyList<Assertion> Assertions => assertions;

    public IReadOnlyList<ProfileReview> Reviews => reviews;

    /// <summary>The procedures that it suggests billing beside its own.</summary>
    public IEnumerable<Code> Suggested =>
        assertions
            .Where(assertion => assertion is { Kind: AssertionKind.Related, SuggestsBilling: true })
            .Select(assertion => assertion.Packed);

    /// <summary>What the profile says of a code, or null. Allocates nothing.</summary>
    public Assertion? Find(AssertionKind kind, Code code)
    {
        foreach (var assertion in assertions)
        {
            if (assertion.Kind == kind && assertion.Packed == code)
                return assertion;
        }

        return null;
    }

    /// <summary>Whether the profile says anything of that kind at all: a list that is not there excludes nothing.</summary>
    public bool Lists(AssertionKind kind)
    {
        foreach (var assertion in assertions)
        {
            if (assertion.Kind == kind)
                return true;
        }

        return false;
    }

    /// <summary>Whether the profile lists the code, or a hand check found that its words describe it under another. Allocates nothing.</summary>
    /// <remarks>A misprinted code in the source must not make the right one look unlisted.</remarks>
    public bool Means(AssertionKind kind, Code code)
    {
        if (Find(kind, code) is not null)
            return true;
        foreach (var review in reviews)
        {
            if (review.Kind == kind && review.IsOf(code))
                return true;
        }

        return false;
    }

    /// <summary>What a hand check found of the assertion, or null. Allocates nothing.</summary>
    public ProfileReview? ReviewOf(Assertion assertion)
    {
        foreach (var review in reviews)
        {
            if (review.Kind == assertion.Kind && review.Code == assertion.Code)
                return review;
        }

        return null;
    }
}
