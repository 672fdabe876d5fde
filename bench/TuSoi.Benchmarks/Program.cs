using TuSoi.Benchmarks;
using TuSoi.Benchmarks.Web;

return args switch
{
    ["rules", .. var rest] => RulesBench.Run(rest.Contains("--small")),
    ["scope", .. var rest] => ScopeBench.Run(rest.Contains("--small")),
    ["process", .. var rest] when rest.FirstOrDefault(r => r != "--small") is var part && (part is null || ProcessBench.Parts.Contains(part)) => await ProcessBench.RunAsync(rest.Contains("--small"), part),
    ["web", .. var rest] => await WebBench.RunAsync(rest.Contains("--small")),
    ["web-server", var database] => await Server.ServeAsync(database),
    ["workbook"] => WorkbookBench.Run(Bench.Pack()) & WorkbookBench.RunBloc(Bench.Pack()) ? 0 : 1,
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("Các phép đo: rules [--small], scope [--small], process [acts|province|stories] [--small], web [--small], workbook");
    return 1;
}
