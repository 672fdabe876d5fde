using TuSoi.Rostering;
using TuSoi.Tests.Xlsx;
using Xunit;

namespace TuSoi.Tests.Rostering;

public sealed class ResavedTests
{
    [Fact(DisplayName = "Tệp lưu lại bằng LibreOffice đọc ra như cũ")]
    public void Resaved()
    {
        var sample = new MemoryStream();
        WorkbookSample.Write(sample, Packs.Bloc, 80, 3);
        sample.Position = 0;
        var again = new MemoryStream(LibreOffice.Convert(sample.ToArray(), "xlsx", "xlsx"));
        sample.Position = 0;
        var (before, after) = (WorkbookReader.Read(sample, Packs.Bloc), WorkbookReader.Read(again, Packs.Bloc));
        Assert.Empty(after.Problems);
        Assert.Equal(LenientTests.Dump(before), LenientTests.Dump(after));
    }
}
