package org.pontis.gateway.settings;

import java.nio.file.Path;

/**
 * TLS 1.2 or 1.3 as BCP 195 has it, both sides known by their certificates (PS3.15 B.9, B.10).
 *
 * @param certificate file with the gateway's certificate and the chain behind it, in PEM
 * @param key file with the private key, PKCS #8 in PEM, without a passphrase
 * @param trusted file with the certificates, in PEM, of those who may connect or who issue
 *     certificates to them
 */
public record TlsConfig(Path certificate, Path key, Path trusted) {}
