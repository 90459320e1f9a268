package dev.serverlease.evidence.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of a bundle, read once and never written to a disk. What no honest bundle has is refused: two files of one
 * name, names that lead elsewhere, more than fits, bytes of the zip that belong to no file.
 */
final class BundleFile {

    private static final int MOST_FILES = 10_000;
    private static final long LARGEST_FILE = 64L << 20;
    private static final long LARGEST_BUNDLE = 4L << 30;

    /** More than text ever compresses to; a zip bomb needs more. */
    private static final long MOST_EXPANDED = 200;

    /** Of these the content is looked at, and not only hashed. */
    private static final Set<String> KEPT = Set.of("json", "jsonl", "p7s", "tst");

    /** The contract and its agreements, whose signatures are looked at. */
    private static final Predicate<String> SIGNED =
            Pattern.compile("contract/.*\\.pdf").asMatchPredicate();

    /** @param content null for a file of which only the digest matters */
    record Content(long size, String sha256, byte @Nullable [] content) {}

    /** The bundle is refused; the texts say why. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final String zh;
        private final String en;

        Refused(String zh, String en) {
            super(en);
            this.zh = zh;
            this.en = en;
        }

        String zh() {
            return zh;
        }

        String en() {
            return en;
        }
    }

    private final Map<String, Content> files;

    private BundleFile(Map<String, Content> files) {
        this.files = files;
    }

    /**
     * @throws Refused if it is no zip that can be trusted to be read alike by every program
     * @throws IOException if there is no such file
     */
    static BundleFile read(Path zip) throws Refused, IOException {
        long most = Math.min(LARGEST_BUNDLE, Math.max(LARGEST_FILE, Files.size(zip) * MOST_EXPANDED));
        var files = new TreeMap<String, Content>();
        try (var bytes = ZipBytes.open(zip)) {
            long read = 0;
            for (var entry : bytes.entries()) {
                var name = checked(entry.name(), files.keySet());
                if (files.size() >= MOST_FILES) {
                    throw new Refused("文件超过 " + MOST_FILES + " 个，拒绝处理", "More than " + MOST_FILES + " files, refused");
                }
                long left = Math.min(LARGEST_FILE, most - read);
                var content = bytes.read(entry, in -> content(name, in, left));
                read += content.size();
                files.put(name, content);
            }
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw damaged(e);
        }
        return new BundleFile(files);
    }

    private static String checked(String name, Set<String> before) throws Refused {
        boolean elsewhere = name.isEmpty()
                || name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || name.chars().anyMatch(Character::isISOControl)
                || List.of(name.split("/", -1)).stream()
                        .anyMatch(part -> Set.of("", ".", "..").contains(part));
        if (elsewhere) {
            throw new Refused("文件名“" + name + "”不允许，拒绝处理", "The file name “" + name + "” is not allowed; refused");
        }
        var lower = name.toLowerCase(Locale.ROOT);
        if (before.stream().anyMatch(other -> other.toLowerCase(Locale.ROOT).equals(lower))) {
            throw new Refused("文件“" + name + "”重复出现，拒绝处理", "The file “" + name + "” occurs twice; refused");
        }
        return name;
    }

    private static Content content(String name, InputStream in, long most) throws IOException, Refused {
        boolean keeps = KEPT.contains(name.substring(name.lastIndexOf('.') + 1)) || SIGNED.test(name);
        var kept = new ByteArrayOutputStream();
        var sha256 = sha256();
        var buffer = new byte[1 << 16];
        long size = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            size += n;
            if (size > most) {
                throw new Refused(
                        "文件“" + name + "”展开后过大，疑为压缩炸弹，拒绝处理",
                        "The file “" + name + "” is too large once unpacked, perhaps a zip bomb; refused");
            }
            sha256.update(buffer, 0, n);
            if (keeps) {
                kept.write(buffer, 0, n);
            }
        }
        return new Content(size, HexFormat.of().formatHex(sha256.digest()), keeps ? kept.toByteArray() : null);
    }

    static Refused differing() {
        return new Refused(
                "压缩包内的文件与其目录不一致，不同软件会读出不同内容，拒绝处理",
                "The zip's files and its directory differ, so that programs would read different contents; refused");
    }

    /** What the library says of it is English, and stands in that half alone. */
    private static Refused damaged(Exception e) {
        return damaged("内容无法读取", String.valueOf(e.getMessage()));
    }

    static Refused damaged(String zh, String en) {
        return new Refused("不是完整的 zip 文件或者已损坏：" + zh, "This is no whole zip file, or it is damaged: " + en);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    Map<String, Content> files() {
        return new TreeMap<>(files);
    }

    boolean has(String path) {
        return files.containsKey(path);
    }

    /** Null if the bundle has no such file. */
    byte @Nullable [] bytes(String path) {
        var file = files.get(path);
        return file == null ? null : file.content();
    }

    /** Empty if the bundle has no such file. */
    List<String> lines(String path) {
        var bytes = bytes(path);
        return bytes == null
                ? List.of()
                : new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }
}
