package dev.serverlease.evidence.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.CanonicalJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A bundle in the hands of somebody who alters it. */
final class TamperedBundle {

    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, byte[]> files = new LinkedHashMap<>();

    TamperedBundle(byte[] zip) {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] zip() {
        return zip(entry -> {});
    }

    /** @param more what else is said of each file in the zip */
    byte[] zip(Consumer<ZipEntry> more) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                more.accept(entry);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Where in the zip each file begins, and at last the directory. */
    static List<Integer> places(byte[] zip) {
        var all = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - 22;
        int directory = all.getInt(end + 16);
        var places = new ArrayList<Integer>();
        for (int at = directory; at < end; at += 46 + all.getShort(at + 28)) {
            places.add(all.getInt(at + 42));
        }
        places.add(directory);
        return places;
    }

    /** Bytes put between files by somebody who sees to it that the directory still leads to each file. */
    static byte[] inserted(byte[] zip, int at, String more) {
        var bytes = more.getBytes(StandardCharsets.UTF_8);
        var all = ByteBuffer.allocate(zip.length + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        all.put(zip, 0, at).put(bytes).put(zip, at, zip.length - at);
        int end = zip.length + bytes.length - 22;
        int directory = all.getInt(end + 16) + bytes.length;
        all.putInt(end + 16, directory);
        for (int entry = directory; entry < end; entry += 46 + all.getShort(entry + 28)) {
            if (all.getInt(entry + 42) >= at) {
                all.putInt(entry + 42, all.getInt(entry + 42) + bytes.length);
            }
        }
        return all.array();
    }

    /** The time stamps of the anchors. */
    List<String> stamps() {
        return files.keySet().stream().filter(path -> path.endsWith(".tst")).toList();
    }

    String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    TamperedBundle put(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    TamperedBundle replace(String path, String what, String with) {
        var text = text(path);
        if (!text.contains(what)) {
            throw new IllegalArgumentException(path + " does not contain " + what);
        }
        return put(
                path,
                text.replaceFirst(java.util.regex.Pattern.quote(what), java.util.regex.Matcher.quoteReplacement(with)));
    }

    TamperedBundle flip(String path) {
        var bytes = files.get(path).clone();
        bytes[bytes.length / 2] ^= 1;
        files.put(path, bytes);
        return this;
    }

    /** The first file in this folder. */
    String first(String folder) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(folder + "/"))
                .findFirst()
                .orElseThrow();
    }

    /** A file that was handed in. */
    String paper() {
        return files.keySet().stream()
                .filter(path -> path.endsWith(".pdf"))
                .findFirst()
                .orElseThrow();
    }

    List<String> lines(String path) {
        return new ArrayList<>(text(path).lines().toList());
    }

    TamperedBundle putLines(String path, List<String> lines) {
        return put(path, String.join("\n", lines) + "\n");
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TamperedBundle manifest(Consumer<ObjectNode> change) {
        var manifest = json(text("manifest.json"));
        change.accept(manifest);
        return put("manifest.json", CanonicalJson.of(manifest.toString()));
    }

    /** As somebody would who has the key of the lessor's seal: a new manifest over the altered files, signed again. */
    TamperedBundle sealedAgain(UnaryOperator<byte[]> seal) {
        manifest(manifest -> {
            var listed = manifest.putArray("files");
            files.forEach((path, content) -> {
                if (!path.startsWith("manifest.")) {
                    listed.addObject()
                            .put("path", path)
                            .put("size", content.length)
                            .put("sha256", HexFormat.of().formatHex(sha256(content)))
                            .put("mediaType", "application/octet-stream");
                }
            });
            var lines = lines("audit.jsonl");
            var last = json(lines.get(lines.size() - 1));
            manifest.putObject("auditHead")
                    .put("seq", json(last.path("body").asText()).path("seq").asInt())
                    .put("hash", last.path("hash").asText());
        });
        files.put("manifest.p7s", seal.apply(files.get("manifest.json")));
        return this;
    }

    /** All hashes of the chain anew, as an administrator could. */
    TamperedBundle chainedAgain() {
        var previous = new byte[32];
        var lines = new ArrayList<String>();
        for (var text : lines("audit.jsonl")) {
            var line = json(text);
            var body = line.path("body").asText();
            if (line.has("payload")) {
                var commitment = HexFormat.of()
                        .formatHex(sha256(
                                HexFormat.of().parseHex(line.path("salt").asText()),
                                line.path("payload").asText().getBytes(StandardCharsets.UTF_8)));
                body = CanonicalJson.of(json(body).put("commitment", commitment).toString());
            }
            previous = sha256(previous, body.getBytes(StandardCharsets.UTF_8));
            lines.add(CanonicalJson.of(line.put("body", body)
                    .put("hash", HexFormat.of().formatHex(previous))
                    .toString()));
        }
        return putLines("audit.jsonl", lines);
    }

    static byte[] sha256(byte[]... parts) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                sha256.update(part);
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
