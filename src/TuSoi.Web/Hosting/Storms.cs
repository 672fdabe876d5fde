using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace TuSoi.Web.Hosting;

/// <summary>
/// Storms at the door. Comparing a password costs a core some 40 ms on purpose: not more are compared at once than there are cores, some wait, the rest are asked to come back; and one
/// address does not take the door for itself. An office behind one address may still come in together in the morning.
/// </summary>
internal static class Storms
{
    public const int Burst = 60, EachSecond = 1, Queue = 100;

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => IsAtTheDoor(http)
                ? RateLimitPartition.GetTokenBucketLimiter(Address(http), _ => new TokenBucketRateLimiterOptions { TokenLimit = Burst, TokensPerPeriod = EachSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 })
                : RateLimitPartition.GetNoLimiter("")),
            PartitionedRateLimiter.Create<HttpContext, bool>(http => IsAtTheDoor(http)
                ? RateLimitPartition.GetConcurrencyLimiter(true, _ => new ConcurrencyLimiterOptions { PermitLimit = Environment.ProcessorCount, QueueLimit = Queue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst })
                : RateLimitPartition.GetNoLimiter(false)));
        options.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(5);
            context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    }

    private static bool IsAtTheDoor(HttpContext http) => HttpMethods.IsPost(http.Request.Method) && (http.Request.Path.StartsWithSegments(Links.SignIn) || http.Request.Path.StartsWithSegments(Links.Account));

    // A server in front of us on this machine says for whom it asks; nobody else is believed. Of the newer addresses one household has 64 bits.
    private static string Address(HttpContext http)
    {
        var from = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (IPAddress.IsLoopback(from) && http.Request.Headers["X-Forwarded-For"] is [.., { Length: > 0 } told] && IPAddress.TryParse(told.Split(',')[^1].Trim(), out var behind)) from = behind;
        if (from.IsIPv4MappedToIPv6) from = from.MapToIPv4();
        return from.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(from.GetAddressBytes().AsSpan(0, 8)) : from.ToString();
    }
}
