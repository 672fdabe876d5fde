using System.Security.Cryptography;

namespace TuSoi.Access;

/// <summary>
/// A code for one use, as it stands on a slip of paper: XXXX-XXXX-XXXX-XXXX in letters and digits that nobody mistakes for each other (40 bits a half). It is kept in two halves, each as
/// salt and slow digest: after a reset two persons hold one half each.
/// </summary>
public sealed record OneTimeCode
{
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Half = 8, Salt = 16, Digest = 32, Rounds = 100_000; // as many as the framework's hasher of passwords takes

    /// <summary>How long a code may be used: long enough for a member who comes once a week, short enough for a slip that was lost.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    private OneTimeCode(string first, string second) => (First, Second) = (first, second);

    /// <summary>Eight letters each, without the dash.</summary>
    public string First { get; }

    public string Second { get; }

    public static OneTimeCode New() => new(NewHalf(), NewHalf());

    public static string NewHalf() => RandomNumberGenerator.GetString(Letters, Half);

    /// <summary>What was typed, in any case of letters, with or without dashes and spaces; null: it does not look like a code.</summary>
    public static OneTimeCode? Parse(string typed)
    {
        var letters = typed.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return letters.Length == 2 * Half && letters.All(Letters.Contains) ? new OneTimeCode(letters[..Half], letters[Half..]) : null;
    }

    /// <summary>A half as it is written: XXXX-XXXX.</summary>
    public static string Written(string half) => $"{half[..4]}-{half[4..]}";

    /// <summary>What is kept of a half.</summary>
    public static byte[] Kept(string half)
    {
        var salt = RandomNumberGenerator.GetBytes(Salt);
        return [.. salt, .. Slow(half, salt)];
    }

    /// <summary>Whether this is the code of which these halves are kept. Takes as long where nothing is kept.</summary>
    public bool Matches(byte[]? first, byte[]? second) => IsHalf(First, first) & IsHalf(Second, second);

    public override string ToString() => $"{Written(First)}-{Written(Second)}";

    private static bool IsHalf(string half, byte[]? kept)
    {
        var known = kept is { Length: Salt + Digest } ? kept : new byte[Salt + Digest];
        return CryptographicOperations.FixedTimeEquals(Slow(half, known[..Salt]), known.AsSpan(Salt)) && kept is not null;
    }

    private static byte[] Slow(string half, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(half, salt, Rounds, HashAlgorithmName.SHA512, Digest);
}
