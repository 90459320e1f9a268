package dev.serverlease.bench;

import dev.serverlease.bench.product.Product;
import dev.serverlease.bench.product.ProductServer;
import dev.serverlease.bench.stock.Stock;
import dev.serverlease.bench.stock.StockServer;
import dev.serverlease.database.DatabaseSetup;
import dev.serverlease.testing.server.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/** Starts the sides, each with a fresh database below {@code target/bench}. */
final class Sides {

    private static final Path HOME = Path.of("target", "bench");

    private Sides() {}

    /** @param settings beside those of the bench */
    static Product product(String... settings) {
        var postgres = productDatabase();
        return new Product("product", postgres, productServer(postgres, 1, settings));
    }

    /** @param node tells the logs of several servers over one database apart */
    static Server productServer(Postgres postgres, int node, String... settings) {
        var all = new ArrayList<>(List.of(
                "--spring.profiles.active=demo",
                "--server-lease.demo.force=true",
                "--server-lease.embedded-postgres.enabled=false",
                "--server-lease.seal.demo-directory=" + HOME.resolve("demo-authority"),
                "--spring.datasource.url=" + postgres.url(DatabaseSetup.RUNTIME) + "&reWriteBatchedInserts=true",
                "--spring.datasource.username=" + DatabaseSetup.RUNTIME,
                "--spring.datasource.password=runtime"));
        all.addAll(List.of(settings));
        return new Server(ProductServer.class, HOME.resolve("product-" + node + ".log"), all);
    }

    static Postgres productDatabase() {
        var postgres = new Postgres(fresh("product"), "product");
        DatabaseSetup.run(postgres.server().getDatabase(Postgres.SUPERUSER, "product"), "runtime");
        return postgres;
    }

    /** Each service task a job of its own. */
    static Stock a3() {
        return stock("A3", true);
    }

    /** All service tasks in the transaction that comes to them. */
    static Stock a1() {
        return stock("A1", false);
    }

    private static Stock stock(String name, boolean async) {
        var database = name.toLowerCase(Locale.ROOT);
        var postgres = new Postgres(fresh(database), database);
        var server = new Server(
                StockServer.class,
                HOME.resolve(database + ".log"),
                List.of(
                        "--stock.async=" + async,
                        "--camunda.bpm.history-level=full",
                        // the default takes every model on the class path, the product's too
                        "--camunda.bpm.auto-deployment-enabled=false",
                        "--spring.datasource.url=" + postgres.url(Postgres.SUPERUSER),
                        "--spring.datasource.username=" + Postgres.SUPERUSER,
                        "--spring.datasource.password=none"));
        return new Stock(name, postgres, server);
    }

    private static Path fresh(String side) {
        try {
            var home = HOME.resolve(side);
            FileSystemUtils.deleteRecursively(home);
            return Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
