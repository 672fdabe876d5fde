using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using TuSoi.Access;
using TuSoi.Database;
using TuSoi.History;

namespace TuSoi.Web.Entering;

/// <summary>Keys kept by a person's own device, by the framework's own handler; what it must remember between question and answer stays in a sealed cookie.</summary>
public sealed class Passkeys(IPasskeyHandler<Keyholder> handler, IDataProtectionProvider protection, Accounts accounts, Store store, TimeProvider clock)
{
    private const string Cookie = "tusoi-k";
    private static readonly TimeSpan Keeps = TimeSpan.FromMinutes(5);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("passkey").ToTimeLimitedDataProtector();

    /// <summary>The question to a device that shall make a key.</summary>
    public async Task<string> OfferAsync(HttpContext http, Visitor owner)
    {
        var options = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = new Keyholder(owner.Person, owner.Code).Id, Name = owner.Code, DisplayName = owner.Name }, http);
        Remember(http, options.AttestationState);
        return options.CreationOptionsJson;
    }

    /// <summary>Keeps the key that a device has made.</summary>
    public async Task<Outcome> AddAsync(HttpContext http, long person, string name, string answer, CancellationToken stop)
    {
        if (answer.Length == 0) return new Outcome.Refused("passkey.script", "Máy này chưa tạo được khóa. Hãy thử lại, hoặc dùng mật khẩu như trước.");
        var made = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = answer, AttestationState = Recall(http) });
        if (!made.Succeeded || made.UserEntity.Id != new Keyholder(person, "").Id) return new Outcome.Refused("passkey.failed", "Khóa này không dùng được: lời hỏi đã cũ hoặc máy trả lời sai. Hãy thử lại từ đầu.");
        return await accounts.AddPasskeyAsync(new AddPasskey { Cycle = 0, By = person, Person = person, Name = name }, made.Passkey.CredentialId, Keyholders.Keep(made.Passkey), stop);
    }

    /// <summary>The question to a device that has a key; whose is not known yet.</summary>
    public async Task<string> AskAsync(HttpContext http)
    {
        var options = await handler.MakeRequestOptionsAsync(null, http);
        Remember(http, options.AssertionState);
        return options.RequestOptionsJson;
    }

    /// <summary>Whoever's key has answered; null: nobody's. A key that asks for finger or pin is two factors by itself.</summary>
    public async Task<Try?> EnterAsync(HttpContext http, string answer, CancellationToken stop)
    {
        if (answer.Length == 0 || Recall(http) is not { } state) return null;
        var shown = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = answer, AssertionState = state });
        if (!shown.Succeeded) return null;
        await using var work = await Work.BeginAsync(store, shown.User.Person, Instant.DayOf(clock), stop);
        await work.WriteAsync(new Batch().Add("update account_passkey set data = $2::jsonb, used_at = $3 where person = me() and credential = $1", shown.Passkey.CredentialId, Keyholders.Keep(shown.Passkey), Instant.Of(clock)), stop);
        var stamp = await work.ListAsync(r => r.GetString(0), "select stamp from account where person = me() and password_hash is not null");
        await work.CommitAsync(stop);
        return stamp is [var one] ? new Try(Tried.Entered, shown.User.Person, one) : null;
    }

    private void Remember(HttpContext http, string? state) => http.Response.Cookies.Append(Cookie, protector.Protect(state ?? "", Keeps), Options(http));

    private string? Recall(HttpContext http)
    {
        if (!http.Request.Cookies.TryGetValue(Cookie, out var kept)) return null;
        http.Response.Cookies.Delete(Cookie, Options(http));
        try { return protector.Unprotect(kept); }
        catch (CryptographicException) { return null; }
    }

    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true, Path = "/" };
}
