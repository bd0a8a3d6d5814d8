// Requests of the sheet. The token is read anew each time: signing in again changes it.

export class Galat extends Error {
  constructor(status, pesan, badan = null) {
    super(pesan);
    this.status = status; // 0: the server was not reached
    this.badan = badan; // what it answered
  }
}

const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";

export async function minta(alamat, isi, { sinyal, detik = 30, tetap = false } = {}) {
  const tanda = [AbortSignal.timeout(detik * 1000), ...(sinyal ? [sinyal] : [])];
  // tetap: goes on when the page is left
  const pilihan = { keepalive: tetap, headers: { "X-Requested-With": "fetch" }, signal: AbortSignal.any(tanda) };
  if (isi !== undefined) {
    pilihan.method = "POST";
    pilihan.headers["X-CSRFToken"] = token();
    pilihan.body = isi instanceof URLSearchParams || isi instanceof FormData ? isi : JSON.stringify(isi);
    if (typeof pilihan.body === "string") pilihan.headers["Content-Type"] = "application/json";
  }
  let jawaban;
  try {
    jawaban = await fetch(alamat, pilihan);
  } catch (galat) {
    if (sinyal?.aborted) throw galat;
    throw new Galat(0, "Server tidak terjangkau.");
  }
  const badan = await jawaban.json().catch(() => null);
  if (!jawaban.ok || badan === null) throw new Galat(jawaban.status, badan?.pesan ?? "Server tidak dapat menjawab.", badan);
  return badan;
}
