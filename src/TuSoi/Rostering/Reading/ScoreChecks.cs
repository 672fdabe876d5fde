using TuSoi.Rules.Compiling;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scoring;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Reading;

/// <summary>Whether points, grades, plans and totals of the organisations agree with the point table and with each other.</summary>
internal sealed class ScoreChecks(Pack pack, ScopeColumns columns, Spots spots, Findings findings)
{
    // Who types a measured result with two decimals does not contradict the exact fraction.
    private const decimal Rounding = 0.01m;

    private Spots Spots => spots;

    private Findings Findings => findings;

    public void Check(Subject subject)
    {
        Range(subject);
        if (subject.Kind.Frame is not { } id || !pack.Frames.TryGetValue(id, out var frame) || frame.PointTables.Count == 0 || frame.Bands is not { } bands) return;
        var table = columns.Value(subject.Kind.Id, subject.Row, Known.PointTable) as string;
        if (table is not null && !frame.PointTables.ContainsKey(table))
        {
            spots[subject, Known.PointTable].Refuse(findings, "table.absent", $"Không có biểu điểm “{TableWord(table)}” ở trang Biểu điểm. Có: {string.Join("; ", frame.PointTables.Keys.Select(TableWord))}.");
            return;
        }
        foreach (var criterion in frame.Criteria.Values)
        {
            var facts = Facts(subject, criterion);
            if (facts == default) continue;
            new One(this, subject, criterion, bands, facts).Check(table);
        }
        if (table is not null) Total(subject, frame, bands, table);
    }

    private void Range(Subject subject)
    {
        if (columns.Value(subject.Kind.Id, subject.Row, Known.Score) is not decimal score) return;
        if (score is < 0 or > 100) spots[subject, Known.Score].Refuse(findings, "score.range", $"Tổng điểm phải từ 0 đến 100, ở đây là {Show.Number(score)}.");
        else if (score is > 0 and <= 1) spots[subject, Known.Score].Refuse(findings, "number.percent", $"Tổng điểm {Show.Number(score)} giống một tỷ lệ phần trăm. Ghi số điểm, ví dụ {Show.Number(score * 100)}.");
    }

    private void Total(Subject subject, CriteriaFrame frame, Bands bands, string table)
    {
        if (columns.Value(subject.Kind.Id, subject.Row, Known.Score) is not decimal given) return;
        var (points, applicable, full, left) = (new List<Points>(), 0m, 0m, new List<Points>());
        foreach (var criterion in frame.Criteria.Values.Where(c => c.Points.ContainsKey(table)))
        {
            var standard = criterion.Points[table];
            full += standard;
            var score = CriterionScore.Of(criterion, standard, bands, Facts(subject, criterion));
            if (score.Grade == PerformanceGrade.NotApplicable) left.Add(Points.Given(standard));
            else if (score.Points is { } known) (points, applicable) = ([.. points, known], applicable + standard);
            else return;
        }
        // a criterion "if any" that did not arise is left out or given in full, as the pack is read (AMB-14)
        if (applicable == 0 || Scoring(points, applicable, full) == given || Scoring([.. points, .. left], full, full) == given) return;
        spots[subject, Known.Score].Refuse(findings, "score.both",
            $"Tổng điểm ghi {Show.Number(given)}, còn cộng điểm các tiêu chí ở trang Chấm điểm được {Wording.Points(Scoring(points, applicable, full))}. Chỉ ghi một trong hai, hoặc sửa cho khớp.");
    }

    private static decimal Scoring(List<Points> points, decimal applicable, decimal full) => Rules.Scoring.Total.Of([.. points], applicable, full);

    private CriterionFacts Facts(Subject subject, Criterion criterion) => new(Number(subject, criterion, "plan"), Number(subject, criterion, "done"), Number(subject, criterion, "points"),
        columns.Value(subject.Kind.Id, subject.Row, Known.CriterionColumn(criterion.Id, "grade")) is string grade ? Enum.Parse<PerformanceGrade>(grade) : null);

    private decimal? Number(Subject subject, Criterion criterion, string fact) => columns.Value(subject.Kind.Id, subject.Row, Known.CriterionColumn(criterion.Id, fact)) as decimal?;

    private string TableWord(string table) => Layouts.ScoreSheets.TableWord(pack, table);

    /// <summary>One criterion of one organisation.</summary>
    private sealed class One(ScoreChecks checks, Subject subject, Criterion criterion, Bands bands, CriterionFacts facts)
    {
        public void Check(string? table)
        {
            if (facts.Grade == PerformanceGrade.NotApplicable)
            {
                if (!criterion.IfAny) Refuse("grade", "grade.not_applicable", $"“{criterion.Label}” không phải tiêu chí “nếu có”, phải chấm.");
                else if (facts.Plan is not null || facts.Done is not null || facts.Points is not null) Refuse("grade", "grade.conflict", $"“{criterion.Label}” ghi không phát sinh nhưng vẫn có kế hoạch, thực hiện hoặc điểm.");
                return;
            }
            if (table is null)
            {
                if (facts.Points is not null) Refuse("points", "points.table", $"Chưa chọn Biểu điểm cho {subject} ở trang Tổ chức nên không biết điểm chuẩn.");
            }
            else if (!criterion.Points.TryGetValue(table, out var standard)) Refuse("", "criterion.table", $"Biểu điểm “{checks.TableWord(table)}” của {subject} không có tiêu chí “{criterion.Label}”.");
            else Against(standard);
        }

        private void Against(decimal standard)
        {
            if (facts.Points is { } points && (points < 0 || points > standard))
            {
                Refuse("points", "points.above", $"Điểm của “{criterion.Label}” phải từ 0 đến {Show.Number(standard)}, ở đây là {Show.Number(points)}.");
                return;
            }
            if (criterion.Kind == CriterionKind.Quantitative && facts is { Plan: not null, Done: not null }) Measured(standard);
            else if (facts is { Points: { } chosen, Grade: { } grade } && bands.Of(chosen, standard) != grade)
                Refuse("points", "points.band", $"Cấp độ {Wording.Grade(grade)} của tiêu chí {Show.Number(standard)} điểm là {Band(grade, standard)}, ở đây là {Show.Number(chosen)} điểm.");
        }

        private void Measured(decimal standard)
        {
            var (plan, done) = (facts.Plan!.Value, facts.Done!.Value);
            if (plan <= 0 && !criterion.LowerIsBetter)
            {
                if (facts.Points is null) Refuse("plan", "plan.zero", $"Kế hoạch của “{criterion.Label}” bằng {Show.Number(plan)} nên không tính được điểm. Hãy ghi Điểm chấm.");
                return;
            }
            if (done < 0 && plan > 0) Refuse("done", "done.negative", $"Thực hiện của “{criterion.Label}” không được âm: {Show.Number(done)}.");
            else if (criterion.LowerIsBetter && done > plan)
            {
                if (facts.Points is null) Refuse("done", "plan.lower", $"“{criterion.Label}” càng thấp càng tốt và vượt kế hoạch, văn bản không có công thức. Hãy ghi Điểm chấm.");
            }
            else if (CriterionScore.Of(criterion, standard, bands, facts) is { Points: { } measured, Grade: { } grade }) Agree(measured.Top / measured.Bottom, grade);
        }

        private void Agree(decimal measured, PerformanceGrade grade)
        {
            if (facts.Points is { } points && Math.Abs(points - measured) > Rounding)
                Refuse("points", "points.measured", $"Thực hiện ÷ kế hoạch cho {Wording.Points(measured)} điểm, ở đây ghi {Show.Number(points)}. Để trống Điểm chấm hoặc sửa cho khớp.");
            if (facts.Grade is { } given && given != grade)
                Refuse("grade", "grade.measured", $"Thực hiện ÷ kế hoạch cho cấp độ {Wording.Grade(grade)}, ở đây ghi {Wording.Grade(given)}. Để trống Cấp độ hoặc sửa cho khớp.");
        }

        private string Band(PerformanceGrade grade, decimal standard) => grade switch
        {
            PerformanceGrade.Excellent => $"từ {Show.Number(bands.Excellent * standard)} điểm",
            PerformanceGrade.Good => $"từ {Show.Number(bands.Good * standard)} đến dưới {Show.Number(bands.Excellent * standard)} điểm",
            PerformanceGrade.Fair => $"từ {Show.Number(bands.Fair * standard)} đến dưới {Show.Number(bands.Good * standard)} điểm",
            _ => $"dưới {Show.Number(bands.Fair * standard)} điểm",
        };

        private void Refuse(string fact, string code, string message)
        {
            var spot = checks.Spots[subject, Known.CriterionColumn(criterion.Id, fact)];
            (spot.Sheet.Has(spot.Column) ? spot : spot with { Column = Ids.Code }).Refuse(checks.Findings, code, message);
        }
    }
}
