using System.Diagnostics.CodeAnalysis;
using ClaimLint.Functions.Json;

namespace ClaimLint.Functions.Access;

/// <summary>Lets a caller in by his roles. The first line of every HTTP function that is not for everybody.</summary>
/// <remarks>A call in the function, not a stage before it: both hosts have that, and who may call stands beside what is called.</remarks>
public sealed class Gate(AccessSettings settings)
{
    /// <summary>Null where the caller has one of the roles; else why he is refused.</summary>
    public IResult? Refuse(HttpRequest request, Roles anyOf) =>
        TryAdmit(request, anyOf, out _, out var refused) ? null : refused;

    /// <summary>As <see cref="Refuse"/>, for a function whose answer depends on who asks.</summary>
    public bool TryAdmit(
        HttpRequest request,
        Roles anyOf,
        [NotNullWhen(true)] out Caller? caller,
        [NotNullWhen(false)] out IResult? refused
    )
    {
        (caller, refused) = (null, null);
        if (!settings.AsksForRoles)
        {
            caller = Caller.Anybody;
            return true;
        }

        if (ClientPrincipal.Read(request.Headers[ClientPrincipal.Header]) is not { } principal)
        {
            request.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
            refused = Answer.Problem(RequestProblem.NotSignedIn);
            return false;
        }

        if ((principal.Roles & anyOf) == Roles.None)
        {
            refused = Lacks(anyOf);
            return false;
        }

        caller = new Caller(settings.PartnerOf(principal.ClientId), principal.Roles, SeesAll: false);
        return true;
    }

    /// <summary>The answer to a caller who has none of the roles.</summary>
    internal static IResult Lacks(Roles anyOf) => Answer.Problem(RequestProblem.RoleMissing(RoleNames.Tell(anyOf)));
}
