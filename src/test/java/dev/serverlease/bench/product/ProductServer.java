package dev.serverlease.bench.product;

import dev.serverlease.ServerLeaseApplication;
import dev.serverlease.stage.contract.document.QuickDocument;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/** The product as it is shipped, but for the printing of papers: stored files take their place. */
public final class ProductServer {

    private ProductServer() {}

    public static void main(String[] args) {
        var product = new SpringApplication(ServerLeaseApplication.class);
        product.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(StoredPrinter.class, bean -> bean.setPrimary(true));
            beans.registerBean(QuickDocument.class, bean -> bean.setPrimary(true));
        });
        product.run(args);
    }
}
