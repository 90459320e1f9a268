package dev.serverlease.faults;

import dev.serverlease.ServerLeaseApplication;
import dev.serverlease.testing.server.Server;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/**
 * A made-up next release: this one's classes, a model with one more node, and columns added to tables that every lease
 * is in.
 */
final class NextRelease {

    private static final String MODEL = "processes/server-lease.bpmn";

    private static final String FLOW = "<bpmn:sequenceFlow id=\"Flow_CheckContractTerms_ReviewRouting\""
            + " sourceRef=\"Task_CheckContractTerms\" targetRef=\"Task_ReviewRouting\" />";

    private static final String WITH_ONE_MORE_NODE = FLOW.replace("Task_ReviewRouting\" />", "Task_NextRelease\" />")
            + "<bpmn:serviceTask id=\"Task_NextRelease\" name=\"下一步 Next\" camunda:expression=\"${true}\" />"
            + "<bpmn:sequenceFlow id=\"Flow_NextRelease\" sourceRef=\"Task_NextRelease\" targetRef=\"Task_ReviewRouting\" />";

    private static final String MIGRATION = """
            alter table lease.lease add column next_release text;
            alter table lease.lease add column next_default int not null default 7;
            alter table lease.application add column next_release text;
            alter table lease.findings add column next_release text;
            alter table lease.decision add column next_release text;
            alter table lease.contract add column next_release text;
            alter table lease.signature add column next_release text;
            alter table lease.notice add column next_release text;
            alter table lease.attachment add column next_release text;
            alter table lease.handover add column next_release text;
            """;

    private static final Pattern NUMBER = Pattern.compile("V([0-9]+)");

    private NextRelease() {}

    /** Makes it, and answers what it is started from. */
    static String classPath() throws IOException, URISyntaxException {
        var ours = Path.of(ServerLeaseApplication.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toAbsolutePath();
        var next = Nodes.HOME.resolve("next-release").toAbsolutePath();
        FileSystemUtils.deleteRecursively(next);
        FileSystemUtils.copyRecursively(ours, next);
        var model = Files.readString(next.resolve(MODEL));
        if (!model.contains(FLOW)) {
            throw new IllegalStateException(MODEL + " has no " + FLOW);
        }
        Files.writeString(next.resolve(MODEL), model.replace(FLOW, WITH_ONE_MORE_NODE));
        var migrations = next.resolve("db/migration");
        Files.writeString(migrations.resolve("V" + newest(migrations) + "_900__next_release.sql"), MIGRATION);
        return Arrays.stream(Server.classPath().split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().equals(ours) ? next.toString() : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int newest(Path migrations) throws IOException {
        try (var files = Files.list(migrations)) {
            return files.map(file -> NUMBER.matcher(file.getFileName().toString()))
                    .filter(Matcher::lookingAt)
                    .mapToInt(number -> Integer.parseInt(number.group(1)))
                    .max()
                    .orElseThrow();
        }
    }
}
