package dev.serverlease.evidence.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.evidence.bundle.Letters.LetterFile;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.signature.Digests;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the files of a bundle into a zip, one after the other, and keeps their digests for the manifest. */
final class BundleWriter implements AutoCloseable {

    /** What this format is called; a verifier refuses any other. */
    static final String FORMAT = "sl-evidence/1";

    static final String JSON = "application/json";
    static final String LINES = "application/x-ndjson";
    static final String TEXT = "text/plain";

    /** The zip's own times prove nothing, and are all alike. Of the day before it Java would say more in a field. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 2, 0, 0);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** An entry of the manifest. */
    private record Listed(String path, long size, String sha256, String mediaType) {}

    private record Withheld(String path, String sha256, String why) {}

    private final ZipOutputStream zip;
    private final Set<String> withholds;
    private final Set<Listed> files = new TreeSet<>(Comparator.comparing(Listed::path));
    private final List<SignedPaper> signedPapers = new ArrayList<>();
    private final Set<LetterFile> letters =
            new TreeSet<>(Comparator.comparing(LetterFile::path).thenComparing(LetterFile::is));
    private final Set<Withheld> withheld = new TreeSet<>(Comparator.comparing(Withheld::path));

    /** @param withholds files or folders of which only the digest is given */
    BundleWriter(OutputStream out, Set<String> withholds) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.withholds = withholds;
    }

    void add(String path, String mediaType, String text) {
        add(path, mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    void add(String path, String mediaType, byte[] content) {
        if (isWithheld(path)) {
            withhold(path, Digests.sha256(content));
            return;
        }
        if (files.add(new Listed(path, content.length, Digests.sha256(content), mediaType))) {
            write(path, content);
        } else {
            throw new IllegalStateException("Two files of the bundle are called " + path);
        }
    }

    /** Names of the files so far, in order. */
    List<String> paths() {
        return files.stream().map(Listed::path).toList();
    }

    /** Names of the files, and numbers of the entries after a {@code #}, that are withheld so far, in order. */
    List<String> withheld() {
        return withheld.stream().map(Withheld::path).toList();
    }

    /** Whether whoever takes the bundle out gets only the digest of this file. */
    boolean isWithheld(String path) {
        return withholds.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }

    void withhold(String path, String sha256) {
        withheld.add(
                new Withheld(path, sha256, "可能含有个人信息，仅提供给法务人员 may hold personal data, given to legal officers only"));
    }

    /** Which file shows what was signed, so that nobody takes one scan for another. */
    void signed(SignedPaper paper) {
        signedPapers.add(paper);
    }

    List<SignedPaper> signed() {
        return List.copyOf(signedPapers);
    }

    /** Which file is of which letter, so that nobody takes one that never went out for the one that did. */
    void letter(LetterFile file) {
        letters.add(file);
    }

    /**
     * Writes the manifest over all files so far, and its signature.
     *
     * @param lessor name of the lessor, whose seal signs
     * @param head number and hash of the last entry of the audit trail
     */
    void finish(String lease, String lessor, Instant at, LeaseRecord.Head head, UnaryOperator<byte[]> seal) {
        var manifest = CanonicalJson.of(json(Map.of(
                        "format", FORMAT,
                        "lease", lease,
                        "lessor", lessor,
                        "createdAt", at.toString(),
                        "auditHead", head,
                        "files", files,
                        "signedPapers",
                                signedPapers.stream()
                                        .sorted(Comparator.comparingInt(SignedPaper::draft)
                                                .thenComparing(SignedPaper::signedBy, Comparator.reverseOrder()))
                                        .toList(),
                        "letters", letters,
                        "withheld", withheld)))
                .getBytes(StandardCharsets.UTF_8);
        write("manifest.json", manifest);
        write("manifest.p7s", seal.apply(manifest));
    }

    private void write(String path, byte[] content) {
        try {
            var entry = new ZipEntry(path);
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
