package dev.serverlease.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.signature.pdf.Expansion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** A look at a file that somebody hands in costs little memory, whatever the file is made of. */
class PdfLookCostTest {

    @Test
    void whatWasExpandedCountsThoughItBreaksOff() {
        var unit = "stream\n\u0078\u0001";
        var stored = "\u0000\u0009\u0000\u00f6\u00ff";
        var deflated = new String(deflated(7_800_000, true), StandardCharsets.ISO_8859_1);
        var file = "%PDF-1.4\n/First " + (unit + stored).repeat(3) + unit + deflated + "BAD!\nendstream\n%%EOF\n";
        assertThat(Expansion.isBoundedToOpen(file.getBytes(StandardCharsets.ISO_8859_1)))
                .isFalse();
    }

    /** Each word begins a stream within that of the word before it, and all that they hold is blocks of nothing. */
    @Test
    void whatIsReadAgainAndAgainCountsThoughItGivesNothing() {
        var unit = "stream\n\u0078\u0001";
        var stored = "\u0000\u0009\u0000\u00f6\u00ff";
        var nothing = "\u0000\u0000\u0000\u00ff\u00ff".repeat(1_000);
        var file = "%PDF-1.4\n/First " + unit + nothing + (stored + unit + nothing).repeat(100) + "\n%%EOF\n";
        assertThat(Expansion.isBoundedToOpen(file.getBytes(StandardCharsets.ISO_8859_1)))
                .isFalse();
        assertThat(Expansion.isBounded(file.getBytes(StandardCharsets.ISO_8859_1), 0))
                .isFalse();
    }

    @Test
    void anAttachedFileIsExpandedOnlyAsFarAsOursGo() throws IOException {
        var file = pdfWith("contract.json", "/FlateDecode", deflated(400_000_000, false));
        long before = allocated();
        PdfLook.at(file);
        assertThat(allocated() - before)
                .as("bytes taken by a file of %d", file.length)
                .isLessThan(60_000_000);
    }

    /** A program that writes the file anew may name the one way of coding as a list. */
    @Test
    void anAttachedFileIsReadHoweverItsCodingIsNamed() throws IOException {
        var coded = deflated("{\"format\":\"server-lease-contract/1\",\"number\":\"SL-2026-000001\"}");
        for (var named : List.of("/FlateDecode", "[/FlateDecode]", "[ /FlateDecode ]")) {
            assertThat(PdfLook.at(pdfWith("contract.json", named, coded)).paper())
                    .as(named)
                    .isEqualTo("SL-2026-000001");
        }
    }

    /** Its checksum may end like a line, and is then read without that end. */
    @Test
    void anAttachedFileIsReadThoughItsLastByteIsTakenForTheEndOfALine() throws IOException {
        var whole = deflated("{\"format\":\"server-lease-contract/1\",\"number\":\"SL-2026-000001\"}");
        for (int lost = 0; lost < 2; lost++) {
            var coded = Arrays.copyOf(whole, whole.length - lost);
            assertThat(PdfLook.at(pdfWith("contract.json", "/FlateDecode", coded))
                            .paper())
                    .isEqualTo("SL-2026-000001");
        }
    }

    private static byte[] deflated(String data) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(data.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static byte[] deflated(int blanks, boolean raw) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, raw);
        var out = new ByteArrayOutputStream();
        var buffer = new byte[64 * 1024];
        var part = new byte[1_000_000];
        Arrays.fill(part, (byte) ' ');
        for (int left = blanks; left > 0; left -= part.length) {
            deflater.setInput(part, 0, Math.min(left, part.length));
            while (!deflater.needsInput()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] pdfWith(String name, String filter, byte[] deflated) throws IOException {
        var objects = List.of(
                "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(" + name + ") 4 0 R]>>>>>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
                "<</Type/Filespec/F(" + name + ")/UF(" + name + ")/EF<</F 5 0 R>>>>");
        var out = new ByteArrayOutputStream();
        var places = new ArrayList<Integer>();
        out.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        for (var object : objects) {
            places.add(out.size());
            out.writeBytes((places.size() + " 0 obj\n" + object + "\nendobj\n").getBytes(StandardCharsets.US_ASCII));
        }
        places.add(out.size());
        out.writeBytes(("5 0 obj\n<</Type/EmbeddedFile/Filter" + filter + "/Length " + deflated.length + ">>\nstream\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(ByteBuffer.wrap(deflated).array());
        out.writeBytes("\nendstream\nendobj\n".getBytes(StandardCharsets.US_ASCII));
        int table = out.size();
        out.writeBytes("xref\n0 6\n0000000000 65535 f \n".getBytes(StandardCharsets.US_ASCII));
        for (var place : places) {
            out.writeBytes("%010d 00000 n \n".formatted(place).getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(("trailer<</Size 6/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n")
                .getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
