using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules;

/// <summary>Where a rule stands written.</summary>
/// <param name="Text">The element, section or page, by name and number.</param>
/// <param name="Url">An https address.</param>
public sealed record Citation(string Text, string Url)
{
    /// <summary>The X12 implementation guide for professional claims.</summary>
    public static Citation Professional(string element) =>
        new($"005010X222A1, {element}", "https://x12.org/products/technical-reports");

    /// <summary>The X12 implementation guides for professional and institutional claims.</summary>
    public static Citation Claims(string element) =>
        new($"005010X222A1 and 005010X223A2, {element}", "https://x12.org/products/technical-reports");
}

/// <summary>The facts of a rule: what the catalogue, the documentation and every finding of it say.</summary>
/// <param name="Id"><c>CL</c> and four digits; the thousand is the kind. Never reused.</param>
/// <param name="Title">The defect in a few words.</param>
public sealed record RuleInfo(string Id, string Title)
{
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>What the submitter may do next where the finding is an error; a warning or info informs.</summary>
    public Disposition Disposition { get; init; } = Disposition.ReturnToProvider;

    /// <summary>The WEDI SNIP type of edit, 1 to 7.</summary>
    public required int Snip { get; init; }

    /// <summary>The columns that its findings may name.</summary>
    public required FieldSet Fields { get; init; }

    /// <summary>
    /// The fields it cannot be evaluated without. Where one is empty the rule is not called: notApplicable. Where one is malformed, or its column
    /// absent from the file: notChecked.
    /// </summary>
    public FieldSet Needs { get; init; }

    /// <summary>
    /// The fields it evaluates one by one. Where all are empty the rule is not called: notApplicable; where all their columns are absent:
    /// notChecked. A malformed one is passed over: what fails on the others stands, and a pass becomes notChecked.
    /// </summary>
    public FieldSet NeedsAny { get; init; }

    /// <summary>The fields that may be empty and decide all the same: where one is malformed or its column absent, notChecked.</summary>
    public FieldSet DependsOn { get; init; }

    /// <summary>The fields whose malformed mark this rule reports: it is called whatever their state.</summary>
    public FieldSet Owns { get; init; }

    public required Citation Citation { get; init; }

    /// <summary>What would make it pass; never advice to bill more.</summary>
    public required string Fix { get; init; }

    /// <summary>The claim adjustment reason code that a payer would answer with; empty for none. X12 owns the texts.</summary>
    public string Carc { get; init; } = string.Empty;

    /// <summary>277CA category and status, as in <c>A7:255</c>; empty for none. X12 owns the texts (code sources 507, 508).</summary>
    public string Stc { get; init; } = string.Empty;

    /// <summary>An edit of a program (Medicare, Medicaid): applies to payers that follow it, and warns at most where that is not known.</summary>
    public bool FollowsProgram { get; init; }

    /// <summary>What could make it notApplicable or notChecked, and what it leaves to other rules: for the documentation.</summary>
    public string Notes { get; init; } = string.Empty;

    /// <summary>The name of the kind: the family of the rule's id.</summary>
    public string Kind =>
        Id[2] switch
        {
            '1' => "Format",
            '2' => "Codes",
            '3' => "Lines",
            '4' => "Claims",
            '5' => "Payers",
            _ => "Files",
        };
}
