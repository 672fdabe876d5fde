using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Reading;

/// <summary>Whether each line of "Kiểm phiếu" says what it is for, adds up on its kind of slip, and stands once.</summary>
internal sealed class BallotChecks(Pack pack, Findings findings)
{
    private const string Purpose = "purpose", Round = "round", Criterion = "criterion", First = "first", Second = "second";
    private const string Compare = " Đối chiếu với biên bản kiểm phiếu rồi sửa.";

    private readonly BallotRules rules = new(pack);
    private readonly Dictionary<(Subject, string Purpose, string Round, int Criterion), RowRead> seen = [];

    /// <summary>Checks a line; where it does not say its purpose and only one is possible, that one is put in.</summary>
    public void Check(RecordRow line, Fact records)
    {
        var (purpose, round) = (PurposeOf(line, records), line.Word(Round) ?? First);
        var rule = line.Subject is { } subject && purpose is not null ? rules.Find(subject.Kind, purpose) : null;
        Sums(line, round == Second ? BallotKind.ApproveProposal : rule?.Kind ?? BallotKind.OneOfFour, told: line.Subject is not null && purpose is not null);
        if (rule is not null) OnSlip(line, records, rule, round);
        if (line.Subject is not null && purpose is not null) Once(line, records, purpose, round);
    }

    private string? PurposeOf(RecordRow line, Fact records)
    {
        if (line.Subject is not { } subject || line.Word(Purpose) is { } given) return line.Word(Purpose);
        if (line.Sheet.Value(line.Row, Purpose) is not null) return null;
        if (rules.Usual(subject.Kind) is { } usual) return (string)(line.Values[Purpose] = usual);
        var allowed = rules.Purposes(subject.Kind) is { Count: > 0 } own ? own : [.. records.Fields[Purpose].Words];
        line.Refuse(findings, Purpose, "ballot.purpose", $"Chưa ghi mục đích của lần bỏ phiếu về {subject}. Ghi một trong: {string.Join("; ", allowed.Select(word => Word(records, Purpose, word)))}.");
        return null;
    }

    // Without subject and purpose the slip is not known, so its boxes cannot be added up; the slips themselves can.
    private void Sums(RecordRow line, BallotKind kind, bool told)
    {
        foreach (var fault in BallotSums.Faults(kind, BallotLines.Of(line)))
            if (fault.Code == "ballot.marks" ? told : !line.Above.Contains(fault.Field)) line.Refuse(findings, fault.Field, fault.Code, fault.Says + Compare);
    }

    private void OnSlip(RecordRow line, Fact records, BallotRule rule, string round)
    {
        if (round == Second && rule.Kind != BallotKind.TwoRounds) return;
        var boxes = BallotSlips.Boxes(round == Second ? BallotKind.ApproveProposal : rule.Kind);
        foreach (var box in BallotSlips.AllBoxes.Where(box => !boxes.Contains(box) && line.Count(box) > 0))
            line.Refuse(findings, box, "ballot.box", $"Phiếu này không có ô “{Label(records, box)}”, chỉ có: {string.Join("; ", boxes.Select(b => Label(records, b)))}. Sửa lại cột, mục đích hoặc vòng.");
        if (rule.Kind == BallotKind.PerCriterion && line.Sheet.Value(line.Row, Criterion) is null)
            line.Refuse(findings, Criterion, "ballot.criterion", "Phiếu này đánh giá từng tiêu chí: ghi số thứ tự của tiêu chí.");
        else if (rule.Kind != BallotKind.PerCriterion && line.Values.ContainsKey(Criterion))
            line.Refuse(findings, Criterion, "ballot.criterion", "Phiếu này đánh giá chung một mức, không theo từng tiêu chí. Hãy để trống.");
    }

    private void Once(RecordRow line, Fact records, string purpose, string round)
    {
        if (seen.TryAdd((line.Subject!, purpose, round, line.Count(Criterion)), line.Row)) return;
        var first = seen[(line.Subject!, purpose, round, line.Count(Criterion))];
        var criterion = line.Count(Criterion) >= 0 ? $", tiêu chí {line.Count(Criterion)}" : "";
        line.Refuse(findings, Ids.Code, "ballot.twice",
            $"Dòng {first.Number} và dòng {line.Row.Number} cùng là phiếu “{Word(records, Purpose, purpose)}”, {Word(records, Round, round).ToLowerInvariant()}{criterion} của {line.Subject}. Giữ một dòng đúng với biên bản kiểm phiếu.");
    }

    private static string Label(Fact records, string field) => records.Fields[field].Label;

    private static string Word(Fact records, string field, string word) => records.Fields[field].Choices.GetValueOrDefault(word, word);
}
