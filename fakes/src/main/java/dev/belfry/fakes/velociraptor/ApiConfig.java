package dev.belfry.fakes.velociraptor;

import okhttp3.tls.HeldCertificate;

/** The text of an {@code api.config.yaml}, keys in the order in which {@code config api_client} writes them. */
final class ApiConfig {
    private ApiConfig() {}

    static String text(HeldCertificate authority, HeldCertificate client, String address, String user) {
        return block("ca_certificate", authority.certificatePem())
                + block("client_cert", client.certificatePem())
                + block("client_private_key", client.privateKeyPkcs1Pem())
                + "api_connection_string: " + address + "\n"
                + "name: " + user + "\n";
    }

    private static String block(String key, String pem) {
        return key + ": |\n" + pem.strip().indent(2);
    }
}
