using System.Globalization;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Releases;

public sealed class CodeTextCacheTests
{
    private static readonly DateOnly Day = new(2026, 7, 3);

    private readonly CodeTextCache cache = new();

    [Fact]
    public void A_text_is_made_once_for_a_code_and_a_day()
    {
        var made = 0;
        string Get(string code, DateOnly day) =>
            cache.GetOrMake(
                Code.Of(code),
                day,
                () => string.Create(CultureInfo.InvariantCulture, $"{code} {day} {++made}")
            );

        Assert.Same(Get("E118", Day), Get("E118", Day));
        Assert.NotEqual(Get("E118", Day), Get("E118", Day.AddDays(1)));
        Assert.NotEqual(Get("E117", Day), Get("E118", Day));
    }

    [Fact]
    public void A_text_that_is_kept_is_found_without_an_allocation()
    {
        Func<string> make = () => "text";
        cache.GetOrMake(Code.Of("E118"), Day, make);

        var before = GC.GetAllocatedBytesForCurrentThread();
        cache.GetOrMake(Code.Of("E118"), Day, make);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void No_more_texts_are_kept_than_there_are_places()
    {
        var texts = Enumerable.Range(0, 4 * CodeTextCache.Capacity).Select(Make).ToArray();
        GC.Collect();

        Assert.InRange(texts.Count(text => text.IsAlive), 1, CodeTextCache.Capacity);
        GC.KeepAlive(cache);
    }

    [Fact]
    public void Threads_that_share_it_each_get_the_text_of_their_code() =>
        Parallel.For(
            0,
            8 * CodeTextCache.Capacity,
            number =>
            {
                var code = CodeOf(number % (2 * CodeTextCache.Capacity));

                Assert.Equal($"text of {code}", cache.GetOrMake(code, Day, () => $"text of {code}"));
            }
        );

    private WeakReference Make(int number) =>
        new(cache.GetOrMake(CodeOf(number), Day, () => $"text of {CodeOf(number)}"));

    private static Code CodeOf(int number) => Code.Of($"S{number:00000}");
}
