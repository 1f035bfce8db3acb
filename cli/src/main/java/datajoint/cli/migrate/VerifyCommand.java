package datajoint.cli.migrate;

import datajoint.migrate.Migration;
import datajoint.migrate.step.StepName;
import datajoint.migrate.verify.Certificate;
import datajoint.migrate.verify.CertificateChange;
import datajoint.migrate.verify.CertificateHtml;
import datajoint.migrate.verify.CertificateJson;
import datajoint.migrate.verify.Tolerance;
import datajoint.migrate.verify.VerifyOptions;
import datajoint.migrate.verify.VerifyStep;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves that nothing is lost or changed. */
@Command(
        name = "verify",
        description =
                "Compare every row, every blob and every file with the old ones, and write a certificate of it."
                        + " Exit code 2 if anything differs: each difference is listed. Changes nothing, also after the cutover.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = ExitCode.FAILED)
final class VerifyCommand implements Callable<Integer> {
    private static final List<StepName> STEPS = List.of(StepName.VERIFY);

    @Spec
    private CommandSpec spec;

    @Mixin
    private MigrateOptions options;

    @Option(names = "--dry-run", description = "Print the SQL, and do nothing.")
    private boolean dryRun;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the certificate: .html for people, .json to prove it again later. May be given twice.")
    private List<Path> reports = new ArrayList<>();

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "A certificate (.json) of earlier: prove it again, and tell what is different since.")
    private Optional<Path> earlier = Optional.empty();

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            defaultValue = "0",
            description = "How far floating-point values of tables that were computed anew may differ, as a part of the"
                    + " value: 1e-9.")
    private double tolerance;

    @Option(
            names = "--ignore",
            paramLabel = "SCHEMA.TABLE.ATTRIBUTE",
            description = "An attribute that is not compared: the time of a computation.")
    private List<String> ignored = new ArrayList<>();

    @Option(
            names = "--accept",
            paramLabel = "ID",
            description = "Accept that this is not as it was; the ID is that of the list of problems.")
    private List<String> accepted = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        VerifyOptions judging = VerifyOptions.strict()
                .withTolerance(new Tolerance(tolerance, 0), Set.of())
                .withIgnored(Set.copyOf(ignored));
        try (MigrateSession opened = options.open()) {
            MigrateSession session = opened.with(opened.migrations().withVerification(judging));
            Migration migration = session.migration();
            StepRun run = new StepRun(spec, session, migration);
            if (dryRun) {
                return run.show(STEPS);
            }
            accepted.forEach(migration::accept);
            if (earlier.isPresent()) {
                return again(migration.certificate(judging), session);
            }
            return migration.isCutOver() ? look(migration.certificate(judging), session) : prove(run, migration);
        }
    }

    private int prove(StepRun run, Migration migration) throws IOException {
        try {
            return run.run(STEPS);
        } finally {
            Optional<Certificate> certificate = VerifyStep.latest(migration.log());
            if (certificate.isPresent()) {
                report(certificate.get());
            }
        }
    }

    /** After the cutover the journal has the certificate of before; this is only a look. */
    private int look(Certificate certificate, MigrateSession session) throws IOException {
        session.progress().end();
        PrintWriter out = spec.commandLine().getOut();
        certificate.problems().forEach(out::println);
        out.printf(
                Locale.ROOT,
                "%s%n%,d rows of %,d tables compared with the old ones.%n",
                certificate.isGood()
                        ? "Nothing differs."
                        : "%d things differ.".formatted(certificate.problems().size()),
                certificate.rows(),
                certificate.tables().size());
        report(certificate);
        return certificate.isGood() ? ExitCode.DONE : ExitCode.DIFFERENT;
    }

    private int again(Certificate now, MigrateSession session) throws IOException {
        session.progress().end();
        PrintWriter out = spec.commandLine().getOut();
        Certificate then = CertificateJson.read(Files.readString(earlier.orElseThrow()));
        List<String> changes = CertificateChange.between(then, now);
        changes.forEach(out::println);
        out.println(changes.isEmpty() ? "Proven again: certificate " + now.digest() : changes.size() + " differences.");
        report(now);
        return changes.isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENT;
    }

    private void report(Certificate certificate) throws IOException {
        for (Path file : reports) {
            String text = file.toString().endsWith(".html")
                    ? CertificateHtml.page(certificate)
                    : CertificateJson.write(certificate);
            Files.writeString(file, text);
            spec.commandLine().getOut().println("Written: " + file);
        }
    }
}
