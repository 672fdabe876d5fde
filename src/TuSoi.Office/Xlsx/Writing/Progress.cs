namespace TuSoi.Office.Xlsx.Writing;

internal sealed class Progress(Action<int>? rowsWritten)
{
    private int _rows;

    public void Row()
    {
        if (++_rows % 1_000 == 0)
            rowsWritten?.Invoke(_rows);
    }

    public void Finish() => rowsWritten?.Invoke(_rows);
}
