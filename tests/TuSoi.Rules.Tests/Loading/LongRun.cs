namespace TuSoi.Rules.Tests.Loading;

/// <summary>Tests of minutes carry the trait Length=long and run where TUSOI_LONG=1.</summary>
internal static class LongRun
{
    public static void Only() => Assert.SkipUnless(Environment.GetEnvironmentVariable("TUSOI_LONG") == "1", "Takes minutes: set TUSOI_LONG=1, or filter with Length!=long.");
}
