using TuSoi.Benchmarks;

return args switch
{
    ["rules", .. var rest] => RulesBench.Run(rest.Contains("--small")),
    ["scope", .. var rest] => ScopeBench.Run(rest.Contains("--small")),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("Các phép đo: rules [--small], scope [--small]");
    return 1;
}
