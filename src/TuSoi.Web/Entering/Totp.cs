using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace TuSoi.Web.Entering;

/// <summary>Codes by time, as authenticator programs make them (RFC 6238: SHA-1, 30 seconds, six digits). The secret is kept sealed: whoever reads the database cannot make codes.</summary>
public sealed class Totp(IDataProtectionProvider protection, TimeProvider real)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int KeyLength = 20, Seconds = 30, Recoveries = 10, RecoveryLength = 12;
    private readonly IDataProtector protector = protection.CreateProtector("totp");

    public string NewSealedKey() => protector.Protect(Base32(RandomNumberGenerator.GetBytes(KeyLength)));

    /// <summary>The secret as it is typed into a device, in letters.</summary>
    public string Open(string sealedKey) => protector.Unprotect(sealedKey);

    /// <summary>Whether it was sealed by this server's keys.</summary>
    public bool CanOpen(string sealedKey)
    {
        try { return protector.Unprotect(sealedKey).Length > 0; }
        catch (CryptographicException) { return false; }
    }

    /// <summary>What the picture says.</summary>
    public static string Address(string key, string login) => $"otpauth://totp/TuSoi:{Uri.EscapeDataString(login)}?secret={key}&issuer=TuSoi";

    /// <summary>The step of which this is the code, now or one step around for clocks that differ; null: it is not.</summary>
    public long? StepOf(string key, string code)
    {
        var digits = new string([.. code.Where(char.IsAsciiDigit)]);
        var now = real.GetUtcNow().ToUnixTimeSeconds() / Seconds;
        return new[] { now, now - 1, now + 1 }.Where(step => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, step)), Encoding.ASCII.GetBytes(digits))).Select(s => (long?)s).FirstOrDefault();
    }

    /// <summary>The code of a step.</summary>
    public static string Code(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // the algorithm that every authenticator program speaks; HMAC does not lean on what SHA-1 has lost
        var hash = HMACSHA1.HashData(Bytes(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Codes for when the device is lost, with what is kept of them: long enough that a plain digest does.</summary>
    public static (string[] Codes, byte[][] Digests) NewRecovery(long person)
    {
        var codes = Enumerable.Range(0, Recoveries).Select(_ => RandomNumberGenerator.GetString(Letters, RecoveryLength)).ToArray();
        return ([.. codes.Select(c => $"{c[..4]}-{c[4..8]}-{c[8..]}")], [.. codes.Select(c => Digest(person, c))]);
    }

    /// <summary>What would be kept of this code for a lost device; null: it does not look like one.</summary>
    public static byte[]? RecoveryDigest(long person, string typed)
    {
        var letters = typed.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return letters.Length == RecoveryLength && letters.All(Letters.Contains) ? Digest(person, letters) : null;
    }

    private static byte[] Digest(long person, string code) => SHA256.HashData(Encoding.ASCII.GetBytes($"{person}/{code}"));

    private static string Base32(byte[] bytes)
    {
        var bits = string.Concat(bytes.Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        return string.Concat(bits.Chunk(5).Select(five => Letters[Convert.ToInt32(new string(five).PadRight(5, '0'), 2)]));
    }

    private static byte[] Bytes(string key)
    {
        var bits = string.Concat(key.Select(c => Convert.ToString(Letters.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
