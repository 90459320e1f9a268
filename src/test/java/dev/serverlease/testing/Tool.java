package dev.serverlease.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that some tests need and that the build does not bring along. */
public enum Tool {
    CHROMIUM(
            "Chromium",
            "CHROMIUM",
            List.of("chromium", "chromium-browser", "google-chrome", "chrome"),
            "on Debian: apt-get install chromium fonts-noto-cjk; or name it in the environment variable CHROMIUM"),
    CHROMEDRIVER(
            "chromedriver",
            "CHROMEDRIVER",
            List.of("chromedriver"),
            "on Debian: apt-get install chromium-driver; or name it in the environment variable CHROMEDRIVER"),
    NODE("Node", "NODE", List.of("node"), "on Debian: apt-get install nodejs npm; 20 or newer"),
    NPM("npm", "NPM", List.of("npm", "npm.cmd"), "on Debian: apt-get install nodejs npm"),
    OPENSSL("OpenSSL", "OPENSSL", List.of("openssl"), "on Debian: apt-get install openssl"),
    PDFSIG("pdfsig", "PDFSIG", List.of("pdfsig"), "on Debian: apt-get install poppler-utils"),
    CERTUTIL("certutil", "CERTUTIL", List.of("certutil"), "on Debian: apt-get install libnss3-tools"),
    PK12UTIL("pk12util", "PK12UTIL", List.of("pk12util"), "on Debian: apt-get install libnss3-tools"),
    SOFTHSM("SoftHSM", "SOFTHSM", List.of("softhsm2-util"), "on Debian: apt-get install softhsm2");

    private final String title;
    private final String variable;
    private final List<String> commands;
    private final String remedy;

    Tool(String title, String variable, List<String> commands, String remedy) {
        this.title = title;
        this.variable = variable;
        this.commands = commands;
        this.remedy = remedy;
    }

    /** Where it is: as the environment names it, else on the path. */
    public Optional<Path> find() {
        var named = System.getenv(variable);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        var folders = Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator);
        return commands.stream()
                .flatMap(command -> Stream.of(folders)
                        .flatMap(folder -> Stream.of(Path.of(folder, command), Path.of(folder, command + ".exe"))))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Where it is; for tests that said that they need it. */
    public String path() {
        return find().orElseThrow(() -> new IllegalStateException(missing())).toString();
    }

    String missing() {
        return title + " is not installed (" + remedy + ")";
    }
}
