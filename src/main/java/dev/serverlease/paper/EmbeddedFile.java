package dev.serverlease.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/**
 * A file that a PDF carries: the data of which its pages are the text (AFRelationship Data).
 *
 * @param name unique among the files of a document, like {@code contract.json}
 * @param mediaType like {@code application/json}
 * @param description what it is, for people
 */
public record EmbeddedFile(String name, String mediaType, String description, byte[] content) {

    static void attach(PDDocument document, List<EmbeddedFile> files) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        var named = new TreeMap<String, PDComplexFileSpecification>();
        var associated = new COSArray();
        for (var file : files) {
            var specification = file.specification(document);
            if (named.put(file.name, specification) != null) {
                throw new IllegalArgumentException("Two files are named " + file.name);
            }
            associated.add(specification);
        }
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(named);
        var catalog = document.getDocumentCatalog();
        var names = new PDDocumentNameDictionary(catalog);
        names.setEmbeddedFiles(tree);
        catalog.setNames(names);
        catalog.getCOSObject().setItem(COSName.getPDFName("AF"), associated);
    }

    private PDComplexFileSpecification specification(PDDocument document) throws IOException {
        var stored = new PDEmbeddedFile(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE);
        stored.setSubtype(mediaType);
        stored.setSize(content.length);
        var specification = new PDComplexFileSpecification();
        specification.setFile(name);
        specification.setFileUnicode(name);
        specification.setFileDescription(description);
        specification.setEmbeddedFile(stored);
        specification.setEmbeddedFileUnicode(stored);
        specification.getCOSObject().setName("AFRelationship", "Data");
        return specification;
    }
}
