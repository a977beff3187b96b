using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ClaimLint.Functions.Tests.Telemetry;

/// <summary>Meters of one test, so that what others measure meanwhile is told apart.</summary>
internal sealed class OwnMeters : IMeterFactory
{
    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        return new Meter(options);
    }

    public void Dispose() { }
}

/// <summary>Listens to the meters of one factory.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, double> sums = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Instrument> instruments = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> tags = new(StringComparer.Ordinal);

    public Measured(IMeterFactory of)
    {
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (!ReferenceEquals(instrument.Meter.Scope, of))
                return;
            instruments[instrument.Name] = instrument;
            to.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, with, _) => Take(instrument, value, with));
        listener.SetMeasurementEventCallback<double>((instrument, value, with, _) => Take(instrument, value, with));
        listener.Start();
    }

    public IReadOnlyCollection<Instrument> Instruments => [.. instruments.Values];

    /// <summary>Names of tags that were given.</summary>
    public IReadOnlyCollection<string> Tags => [.. tags.Keys];

    /// <summary>Each instrument with its tags' values: <c>claimlint.lines http</c>, and the sum of what it was told.</summary>
    public IReadOnlyDictionary<string, double> Sums => sums;

    public IEnumerable<string> Keys(string instrument) =>
        sums
            .Keys.Where(key => key == instrument || key.StartsWith(instrument + " ", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>Asks the observed ones.</summary>
    public void Observe() => listener.RecordObservableInstruments();

    public void Dispose() => listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> with)
    {
        var key = instrument.Name;
        foreach (var tag in with)
        {
            tags[tag.Key] = 0;
            key += " " + tag.Value;
        }

        sums.AddOrUpdate(key, value, (_, sum) => sum + value);
    }
}
