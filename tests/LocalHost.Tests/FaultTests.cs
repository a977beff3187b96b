using Azure;

namespace ClaimLint.LocalHost.Tests;

/// <summary>A fault is told by kind and place: short enough to be read, and never by its message.</summary>
public sealed class FaultTests
{
    [Fact]
    public void The_kinds_of_a_fault_and_its_causes_stand_in_one_line()
    {
        var fault = Thrown();

        Assert.Equal("InvalidOperationException <- RequestFailedException 404 BlobNotFound", Fault.Kind(fault));
        Assert.DoesNotContain("JANE", Fault.Whole(fault), StringComparison.Ordinal);
    }

    [Fact]
    public void Our_own_frames_are_told_first_and_of_the_innermost_cause()
    {
        var places = Fault.Places(Thrown()).ToArray();

        Assert.InRange(places.Length, 1, 3);
        Assert.StartsWith($"at {typeof(FaultTests).FullName}.{nameof(Inner)}(", places[0], StringComparison.Ordinal);
        Assert.All(places, place => Assert.DoesNotContain("/tests/", place, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_from_within_the_framework_is_told_by_who_called_it()
    {
        var fault = Record.Exception(() => Convert.FromBase64String("JANE!"))!;

        Assert.StartsWith("at System.Convert", fault.StackTrace!.Trim(), StringComparison.Ordinal);
        Assert.StartsWith($"at {typeof(FaultTests).FullName}", Fault.Places(fault).First(), StringComparison.Ordinal);
        Assert.Contains("at System.Convert", Fault.Whole(fault), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_that_was_never_thrown_has_no_place() =>
        Assert.Empty(Fault.Places(new InvalidOperationException("JANE")));

    private static InvalidOperationException Thrown()
    {
        try
        {
            Inner();
            throw new InvalidOperationException();
        }
        catch (RequestFailedException cause)
        {
            return new InvalidOperationException("JANE", cause);
        }
    }

    private static void Inner() => throw new RequestFailedException(404, "JANE", "BlobNotFound", innerException: null);
}
