using System.Buffers;
using System.Text.Json;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Functions.Json;

/// <summary>Which columns may stand in a JSON object.</summary>
internal enum ObjectShape
{
    /// <summary>A line sent alone: every column.</summary>
    LineAlone,

    /// <summary>The claim: its own columns and the array of lines.</summary>
    Claim,

    /// <summary>A line in its claim: the line's columns.</summary>
    LineOfClaim,
}

/// <summary>Reads one JSON object's columns into texts; what it cannot read it notes as a fault and passes over.</summary>
internal sealed class ObjectReader(List<RequestFault> faults)
{
    /// <summary>Faults that are told at most.</summary>
    public const int MaxFaults = 20;

    private readonly ArrayBufferWriter<byte> texts = new(1024);
    private readonly List<(Field Field, int Start, int Length)> columns = new(48);

    /// <summary>The columns read, in catalogue order.</summary>
    public IEnumerable<Field> Columns => columns.Select(column => column.Field);

    public int Count => columns.Count;

    public ReadOnlySpan<byte> TextAt(int column) =>
        texts.WrittenSpan.Slice(columns[column].Start, columns[column].Length);

    public Field FieldAt(int column) => columns[column].Field;

    /// <summary>Reads the object that the reader stands at the start of.</summary>
    /// <param name="reader">Stands on the object's start; afterwards on its end.</param>
    /// <param name="shape">Which columns may stand there.</param>
    /// <param name="pointer">JSON pointer to the object.</param>
    /// <param name="lines">What reads the array of lines; for a claim.</param>
    public void Read(ref Utf8JsonReader reader, ObjectShape shape, string pointer, LinesReader? lines = null)
    {
        columns.Clear();
        texts.ResetWrittenCount();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = NameOf(ref reader);
            var at = $"{pointer}/{Escaped(name)}";
            reader.Read();
            if (!names.Add(name))
                Refuse(ref reader, at, "This name stands twice in its object.");
            else if (lines is not null && name == JsonFields.Lines)
                lines(ref reader, at);
            else
                ReadColumns(ref reader, shape, name, at);
        }

        columns.Sort((one, other) => one.Field.CompareTo(other.Field));
    }

    public void Fault(string pointer, string detail)
    {
        if (faults.Count < MaxFaults)
            faults.Add(new RequestFault(pointer, detail));
    }

    private void ReadColumns(ref Utf8JsonReader reader, ObjectShape shape, string name, string at)
    {
        var infos = JsonFields.Find(name);
        if (infos is null)
            Refuse(ref reader, at, "This name is not known; names are those of the CSV in camelCase.");
        else if (shape == ObjectShape.Claim && infos[0].Level == FieldLevel.Line)
            Refuse(ref reader, at, "This belongs to a line: put it into each object of 'lines'.");
        else if (shape == ObjectShape.LineOfClaim && infos[0].Level != FieldLevel.Line)
            Refuse(ref reader, at, "This belongs to the claim: put it beside 'lines', once.");
        else if (JsonFields.IsArray(infos))
            ReadArray(ref reader, infos, at);
        else
            ReadValue(ref reader, infos[0], at);
    }

    private void ReadArray(ref Utf8JsonReader reader, FieldInfo[] infos, string at)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Refuse(ref reader, at, $"Expected an array of at most {infos.Length}.");
            return;
        }

        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (i < infos.Length)
                ReadValue(ref reader, infos[i], $"{at}/{i}");
            else
                Refuse(ref reader, $"{at}/{i}", $"At most {infos.Length} can be given.");
        }
    }

    private void ReadValue(ref Utf8JsonReader reader, FieldInfo info, string at)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                columns.Add((info.Field, texts.WrittenCount, 0));
                break;
            // The number's own text goes on, so that 1.50 stays 1.50 and nothing passes through a double.
            case JsonTokenType.Number when JsonFields.TakesNumber(info):
                Keep(info.Field, reader.ValueSpan);
                break;
            case JsonTokenType.String when JsonFields.TakesString(info):
                KeepString(ref reader, info.Field, at);
                break;
            default:
                var expected = JsonFields.TakesString(info) ? "a string" : "a number";
                Refuse(ref reader, at, $"Expected {expected} or null.");
                break;
        }
    }

    private void Keep(Field field, ReadOnlySpan<byte> text)
    {
        columns.Add((field, texts.WrittenCount, text.Length));
        texts.Write(text);
    }

    private void KeepString(ref Utf8JsonReader reader, Field field, string at)
    {
        if (!reader.ValueIsEscaped)
        {
            Keep(field, reader.ValueSpan);
            return;
        }

        try
        {
            var length = reader.CopyString(texts.GetSpan(reader.ValueSpan.Length));
            columns.Add((field, texts.WrittenCount, length));
            texts.Advance(length);
        }
        catch (InvalidOperationException)
        {
            Fault(at, "An escape in this string is half of a surrogate pair: no character.");
        }
    }

    private void Refuse(ref Utf8JsonReader reader, string pointer, string detail)
    {
        Fault(pointer, detail);
        reader.Skip();
    }

    /// <summary>The property's name; a name with a broken escape is named as such, for it cannot be a column's.</summary>
    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "(broken escape)";
        }
    }

    /// <summary>As in a JSON pointer (RFC 6901), cut where somebody sends a long text for a name.</summary>
    private static string Escaped(string name)
    {
        const int longest = 60;
        var cut = name.Length <= longest ? name : name[..longest] + "…";
        return cut.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }
}

/// <summary>Reads the array of a claim's lines, on which the reader stands.</summary>
internal delegate void LinesReader(ref Utf8JsonReader reader, string pointer);
