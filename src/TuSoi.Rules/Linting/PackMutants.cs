using TuSoi.Rules.Ladders;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scoring;

namespace TuSoi.Rules.Linting;

/// <summary>All mutants of a pack: its conditions, cases, vetoes, resolutions, caps, proposed readings, bands and criteria.</summary>
public static class PackMutants
{
    public static IEnumerable<Mutant> Of(Pack pack) =>
        pack.Ladders.Values.SelectMany(l => OfLadder(pack, l)).Concat(OfReadings(pack)).Concat(OfFrames(pack)).Concat(ScopeMutants.Of(pack));

    private static IEnumerable<Mutant> OfLadder(Pack pack, Ladder ladder)
    {
        foreach (var named in ladder.Conditions)
            foreach (var (what, changed) in ConditionMutants.Of(named.Body))
                yield return Changed($"{named.Name}: {what}", ladder.With(conditions: [.. ladder.Conditions.Select(c => c == named ? c with { Body = changed } : c)])) with { Rows = [.. named.Head.Because.Row, .. named.Head.Reading] };
        foreach (var (name, term) in ladder.Terms)
            foreach (var (what, changed) in ConditionMutants.Of(term.Body))
                yield return Changed($"{name}: {what}", ladder.With(terms: new Dictionary<string, Term>(ladder.Terms) { [name] = new Term(changed) }));
        foreach (var one in ladder.Cases)
        {
            yield return Changed($"{one.FullName}: dropped", ladder.With(cases: [.. ladder.Cases.Where(c => c != one)]));
            if (one.Case.Body is not { } body) continue;
            foreach (var (what, changed) in ConditionMutants.Of(body))
                yield return Changed($"{one.FullName}: {what}", ladder.With(cases: [.. ladder.Cases.Select(c => c == one ? c with { Case = c.Case with { Body = changed } } : c)])) with { Rows = one.Case.Because.Row };
        }
        foreach (var (id, changed) in OfVetoes(ladder).Concat(OfResolutions(ladder))) yield return Changed(id, changed);
        for (var i = 0; i < ladder.Caps.Count; i++) yield return Changed($"cap {i + 1}: dropped", ladder.With(caps: [.. ladder.Caps.Where((_, j) => j != i)]));
        if (ladder.Elsewhere is not null) yield return Changed("elsewhere: dropped", ladder.With(elsewhere: false));

        Mutant Changed(string what, Ladder changed) => new($"{ladder.Id}.{what}", pack.With(ladders: new Dictionary<string, Ladder>(pack.Ladders) { [ladder.Id] = changed }), Ladder: ladder.Id);
    }

    private static IEnumerable<(string, Ladder)> OfVetoes(Ladder ladder)
    {
        for (var i = 0; i < ladder.Vetoes.Count; i++)
        {
            var veto = ladder.Vetoes[i];
            var name = $"veto {i + 1}";
            Ladder With(Veto? changed) => ladder.With(vetoes: [.. ladder.Vetoes.Select((v, j) => j == i ? changed : v).OfType<Veto>()]);
            yield return ($"{name}: dropped", With(null));
            yield return ($"{name}: decide {veto.Decide} → {!veto.Decide}", With(veto with { Decide = !veto.Decide }));
            foreach (var level in veto.Removes) yield return ($"{name}: keeps {level}", With(veto with { Removes = [.. veto.Removes.Where(l => l != level)] }));
            foreach (var (what, changed) in ConditionMutants.Of(veto.When)) yield return ($"{name}: {what}", With(veto with { When = changed }));
        }
    }

    private static IEnumerable<(string, Ladder)> OfResolutions(Ladder ladder)
    {
        for (var i = 0; i < ladder.Resolutions.Count; i++)
        {
            var step = ladder.Resolutions[i];
            var name = $"resolve {i + 1}";
            Ladder With(Resolution? changed) => ladder.With(resolutions: [.. ladder.Resolutions.Select((r, j) => j == i ? changed : r).OfType<Resolution>()]);
            yield return ($"{name}: dropped", With(null));
            yield return ($"{name}: decide {step.Decide} → {!step.Decide}", With(step with { Decide = !step.Decide }));
            foreach (var other in Enum.GetValues<Suggest>().Where(s => s != step.Suggest && s is Suggest.Open or Suggest.Highest or Suggest.Lowest))
                yield return ($"{name}: suggest {step.Suggest} → {other}", With(step with { Suggest = other }));
            if (step.On.Word != "any") yield return ($"{name}: on {step.On.Word} → any", With(step with { On = new On("any", []) }));
            if (step.When is null) continue;
            yield return ($"{name}: when dropped", With(step with { When = null }));
            foreach (var (what, changed) in ConditionMutants.Of(step.When)) yield return ($"{name}: {what}", With(step with { When = changed }));
        }
    }

    private static IEnumerable<Mutant> OfReadings(Pack pack) =>
        from reading in pack.Readings
        from option in reading.Value.Options.Keys
        where option != reading.Value.Proposed
        select new Mutant($"{reading.Key}: {reading.Value.Proposed} → {option}",
            pack.With(readings: new Dictionary<string, AmbiguityRow>(pack.Readings) { [reading.Key] = reading.Value with { Proposed = option } }))
        { Rows = [reading.Key] };

    private static IEnumerable<Mutant> OfFrames(Pack pack)
    {
        foreach (var frame in pack.Frames.Values)
        {
            if (frame.Bands is { } bands)
                foreach (var (name, changed) in new (string, Bands)[] {
                    ("Excellent", bands with { Excellent = bands.Excellent + 0.001m }), ("Excellent -", bands with { Excellent = bands.Excellent - 0.001m }), ("Good", bands with { Good = bands.Good + 0.001m }),
                    ("Good -", bands with { Good = bands.Good - 0.001m }), ("Fair", bands with { Fair = bands.Fair + 0.001m }), ("Fair -", bands with { Fair = bands.Fair - 0.001m }) })
                    yield return Changed($"band {name}", frame with { Bands = changed });
            foreach (var criterion in frame.Criteria.Values)
            {
                foreach (var tag in criterion.Tags) yield return With(criterion with { Tags = [.. criterion.Tags.Where(t => t != tag)] }, $"without tag {tag}");
                yield return With(criterion with { IfAny = !criterion.IfAny }, $"if any {criterion.IfAny} → {!criterion.IfAny}");
                if (frame.PointTables.Count > 0) yield return With(criterion with { Kind = criterion.Kind == CriterionKind.Quantitative ? CriterionKind.Qualitative : CriterionKind.Quantitative }, "kind");
                foreach (var (table, points) in criterion.Points) yield return With(criterion with { Points = new Dictionary<string, decimal>(criterion.Points) { [table] = points + 1 } }, $"{table} {points} → {points + 1}");

                Mutant With(Criterion changed, string what) => Changed($"{criterion.Id}: {what}", frame with { Criteria = new Dictionary<string, Criterion>(frame.Criteria) { [criterion.Id] = changed } });
            }

            Mutant Changed(string what, CriteriaFrame changed) => new($"{frame.Frame} frame.{what}", pack.WithFrame(changed), Frame: frame.Frame);
        }
    }
}
