using System.Reflection;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Tests.Laws;

/// <summary>What <see cref="TablesRead"/> lists is what the code of the rules and of the engine looks into.</summary>
public sealed class TablesReadLawTests
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static;

    /// <summary>By a property or method of the tables: the definitions that it gives.</summary>
    private static readonly Dictionary<string, TableDefinition[]> ByMember = new()
    {
        ["get_Diagnoses"] = [DiagnosisTable.Definition],
        ["get_Procedures"] = [ProcedureTable.Definition],
        ["get_Modifiers"] = [ModifierTable.Definition],
        ["get_HcpcsModifiers"] = [ProcedureTable.Modifiers],
        ["get_Places"] = [PlaceTable.Definition],
        ["get_Taxonomies"] = [TaxonomyTable.Definition],
        ["get_RevenueCodes"] = [RevenueCodeTable.Definition],
        ["get_DiagnosisExcludes"] = [NoteTable.Excludes],
        ["get_DiagnosisCodeFirst"] = [NoteTable.CodeFirst],
        ["get_SeventhCharacters"] = [SeventhCharacterTable.Definition],
        ["get_DiagnosisEdits"] = [DiagnosisEditTable.Definition],
        ["get_DeactivatedNpis"] = [DeactivatedNpiTable.Definition],
        ["get_Payers"] = [PayerTable.Definition],
        ["PolicyOf"] = [PayerTable.Definition],
        ["get_Profiles"] = [ProfileTable.Definition, ProfileTable.Reviews],
        ["get_FeeSchedule"] = [FeeTable.Definition],
        ["FindFee"] = [FeeTable.Definition],
        ["get_Pairs"] = [PairTable.Definition],
        ["get_UnitLimits"] = [UnitLimitTable.Definition],
        ["get_AddOns"] = [AddOnTable.Definition],
    };

    [Fact]
    public void The_tables_that_are_read_are_listed_and_no_others()
    {
        var read = MembersReached()
            .Where(member => member.DeclaringType == typeof(CodeTables) || member.DeclaringType == typeof(EditTables))
            .SelectMany(member => ByMember.GetValueOrDefault(member.Name, []))
            .Distinct();

        Assert.Equal(
            read.SelectMany(table => table.Systems).Select(system => system.Name).Order(),
            TableCatalog.Default.Systems.Where(TablesRead.Contains).Order()
        );
    }

    [Fact]
    public void Every_table_has_a_member()
    {
        Assert.Equal(
            TableCatalog.Default.Tables.OrderBy(table => table.Name),
            ByMember.Values.SelectMany(tables => tables).Distinct().OrderBy(table => table.Name)
        );
    }

    /// <summary>Every method that the methods of rules and of the engine call, and what those call in turn within the rules' own code.</summary>
    private static HashSet<MethodBase> MembersReached()
    {
        var reached = new HashSet<MethodBase>();
        var open = new Stack<MethodBase>(
            typeof(Rule)
                .Assembly.GetTypes()
                .Where(type =>
                    (type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract) || IsWithin(type, typeof(ClaimCheck))
                )
                .SelectMany(type => type.GetMethods(Declared))
        );
        while (open.TryPop(out var method))
        {
            if (!reached.Add(method) || method.DeclaringType is not { } type)
                continue;
            if (IsWithin(type, typeof(Rule)) || IsWithin(type, typeof(ClaimCheck)))
            {
                foreach (var called in CalledBy(method))
                    open.Push(called);
            }
        }

        return reached;
    }

    private static bool IsWithin(Type type, Type anchor) =>
        type.Namespace is { } space && space.StartsWith(anchor.Namespace!, StringComparison.Ordinal);

    /// <summary>Reads every four bytes of the code that are a method's token: calls, and methods given as delegates.</summary>
    private static IEnumerable<MethodBase> CalledBy(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var types = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        var arguments = method is MethodInfo { IsGenericMethod: true } ? method.GetGenericArguments() : null;
        for (var at = 0; at + 4 < code.Length; at++)
        {
            // call, callvirt, newobj; ldftn and ldvirtftn follow a prefix byte.
            if (code[at] is not (0x28 or 0x6F or 0x73 or 0x06 or 0x07))
                continue;
            MethodBase? called;
            try
            {
                called = method.Module.ResolveMethod(BitConverter.ToInt32(code, at + 1), types, arguments);
            }
            catch (Exception none) when (none is ArgumentException or BadImageFormatException)
            {
                continue;
            }

            if (called is MethodInfo { IsGenericMethod: true } one)
                called = one.GetGenericMethodDefinition();
            if (called is not null)
                yield return called;
        }
    }
}
