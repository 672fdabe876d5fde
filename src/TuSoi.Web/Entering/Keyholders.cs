using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using TuSoi.Database;

namespace TuSoi.Web.Entering;

/// <summary>A person as far as keys of devices go.</summary>
public sealed record Keyholder(long Person, string Name)
{
    public string Id => Person.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the framework's passkeys need to read. Keys are added and removed by acts, not here.</summary>
public sealed class Keyholders(Store store) : IUserPasskeyStore<Keyholder>
{
    private sealed record Kept(byte[] Credential, byte[] PublicKey, DateTimeOffset CreatedAt, uint SignCount, string[]? Transports, bool Verified, bool BackupEligible, bool BackedUp);

    public static string Keep(UserPasskeyInfo key) =>
        JsonSerializer.Serialize(new Kept(key.CredentialId, key.PublicKey, key.CreatedAt, key.SignCount, key.Transports, key.IsUserVerified, key.IsBackupEligible, key.IsBackedUp));

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Keyholder user, CancellationToken cancellationToken)
    {
        await using var command = store.Web.CreateCommand("select data::text from account_passkeys($1)");
        command.Parameters.Add(new() { Value = user.Person });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<UserPasskeyInfo>();
        while (await reader.ReadAsync(cancellationToken)) keys.Add(Open(reader.GetString(0)));
        return keys;
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Keyholder user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await GetPasskeysAsync(user, cancellationToken)).FirstOrDefault(k => k.CredentialId.AsSpan().SequenceEqual(credentialId));

    public Task<Keyholder?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(long.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var person) ? new Keyholder(person, userId) : null);

    // asked before a key is added: whether somebody has it already
    public Task<Keyholder?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult<Keyholder?>(null);

    public Task<string> GetUserIdAsync(Keyholder user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Keyholder user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(Keyholder user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<Keyholder?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AddOrUpdatePasskeyAsync(Keyholder user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RemovePasskeyAsync(Keyholder user, byte[] credentialId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetUserNameAsync(Keyholder user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(Keyholder user, string? normalizedName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> CreateAsync(Keyholder user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(Keyholder user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(Keyholder user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose() { }

    private static UserPasskeyInfo Open(string kept)
    {
        var k = JsonSerializer.Deserialize<Kept>(kept)!;
        // what was said when the key was made is checked then and not kept
        return new UserPasskeyInfo(k.Credential, k.PublicKey, k.CreatedAt, k.SignCount, k.Transports, k.Verified, k.BackupEligible, k.BackedUp, [], []);
    }
}
