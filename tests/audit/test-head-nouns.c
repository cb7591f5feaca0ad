/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a line is against what it only mentions, in six languages and Japanese. */

#include "lds-recogniser.h"

static LdsCatalogue *catalogue;
static LdsRecogniser *recogniser;

static const char *const parts[] = {
  "Bracket for stepper motor", "Mounting plate for NEMA 17 motor", "Motor mount, aluminium",
  "Motor mounting screws M3x8", "Screw M3x6 near the magnet", "Screws for fan", "DC jack MOTOR",
  "MOTOR 4-pin JST header", "Terminal block, MOTOR A", "J5 MOTOR_OUT", "Cable to motor, 2 m",
  "Power cable motor 1.5 mm²", "Wire connected to the motor",
  "Coupling 5 to 8 mm, connects motor to leadscrew", "Timing belt for motor",
  "Pulley GT2 20T for NEMA17", "Heat sink for stepper driver", "Stepper motor damper",
  "NEMA17 damper", "NEMA 23 bracket", "Servo horn", "Servo arm, plastic",
  "Servo extension lead 30 cm", "Servo tester", "Servo driver PCA9685", "PWM fan controller",
  "Fan grill 80 mm", "Fan filter 120x120", "Fan duct, printed", "Fan connector 2 pin",
  "Speaker wire 2x1.5", "Speaker terminal", "Speaker grille", "Magnet sensor",
  "Magnet holder, printed", "Magnet mount PLA", "Magnetic shield mu-metal",
  "Epoxy for gluing magnets", "Glue for magnet", "Label \"Caution magnets\"",
  "Jig for magnet insertion", "Magnet insertion tool", "Bearing for motor shaft",
  "Shaft, motor, 8 mm", "Motor shaft key", "Motor cover", "Motor housing, die cast",
  "Motor capacitor 20 µF", "Motor starter 4 kW", "Motor protection switch", "Motor contactor",
  "Motor choke", "Motor filter", "Motor fuse 10A", "Motor relay 12V", "Motor cable gland",
  "Motor encoder cable", "Hall sensor for BLDC motor", "BLDC controller 36V", "Brushless ESC 30A",
  "H-bridge motor driver L298", "Gate driver for 3-phase motor", "MOSFET for motor",
  "Pump controller", "Pump hose 8 mm", "Hose for pump", "Pump gasket", "Gasket for water pump",
  "Battery for robot", "Loudspeaker cable", "Headphone jack 3.5 mm", "Headphone amplifier",
  "Audio amplifier for speaker", "HDD bracket", "HDD caddy", "SATA cable for HDD",
  "Screws for HDD", "Encoder disk for motor", "PCB motor control", "Test point MOTOR+",
  "Net MOTOR_A", "Sticker motor", "Motorcycle battery", "Motor oil 10W40", "Magnetic encoder IC",
  "Halterung für Motor", "Motorhalter", "Halter für Schrittmotor", "Schraube für Lüfter M4",
  "Lüftergitter 80 mm", "Lüftersteuerung", "Motorkabel 3 m", "Motorsteuerung",
  "Motorschutzschalter", "Motorträger", "Motorwelle", "Motorplatte Aluminium", "Servohebel",
  "Servokabel", "Magnethalter", "Magnetaufnahme gedruckt", "Klebstoff für Magnete",
  "Magnetventil 24V", "Magnetschalter", "Lautsprecherkabel", "Kupplung zwischen Motor und Spindel",
  "Zahnriemen für Motor", "Getriebe für Motor", "Dichtung für Pumpe", "Support pour moteur",
  "Support moteur pas à pas", "Vis pour ventilateur", "Vis de fixation du moteur", "Câble moteur",
  "Carte de commande moteur", "Connecteur moteur", "Grille de ventilateur", "Support d'aimant",
  "Colle pour aimants", "Accouplement moteur-vis", "Fil pour moteur", "Pilote de moteur pas à pas",
  "Soporte para motor", "Soporte del ventilador", "Tornillo para el motor",
  "Tornillos del ventilador", "Cable del motor", "Conector del motor",
  "Controlador de motor paso a paso", "Placa controladora de motores", "Rejilla del ventilador",
  "Porta imanes", "Soporte de imanes", "Pegamento para imanes", "Acoplamiento motor",
  "Supporto per motore", "Supporto motore", "Vite per ventola", "Viti di fissaggio motore",
  "Cavo motore", "Connettore motore", "Scheda controllo motore", "Griglia ventola",
  "Porta magnete", "Supporto per magnete", "Colla per magneti", "Giunto per motore", "电机支架",
  "步进电机驱动器", "电机线", "电机座", "电机固定座", "电机螺丝", "风扇支架", "风扇网罩", "风扇螺丝", "固定电机用螺丝", "磁铁座", "磁铁固定板",
  "磁铁胶水", "舵机支架", "舵机盘", "舵机延长线", "喇叭网", "喇叭线", "电机控制器", "电机编码器线", "水泵软管", "モータブラケット", "モーター固定ネジ",
  "モータドライバ", "モータケーブル", "ステッピングモータドライバ", "ファンガード", "ファンフィルター", "サーボホーン", "サーボケーブル", "サーボ延長ケーブル",
  "スピーカーケーブル", "磁石ホルダー", "磁石用接着剤", "マグネットホルダー", "モータ取付板", "モーター用コネクタ", "M3X8 SHCS FOR MOTOR MOUNT",
  "SCREW, PAN HEAD, M3X12, MOTOR", "BRKT, MOTOR, LH", "PLATE MOTOR MOUNT 6MM AL",
  "SPACER MOTOR 5MM", "CONN HDR 4POS MOTOR", "CONN, JST XH 4P, STEPPER", "HARNESS, MOTOR POWER",
  "ASSY CABLE, FAN, 300MM", "O-RING FOR PUMP HEAD", "TERMINAL BLOCK 2P - FAN", "HEADER 1X3 SERVO1",
  "SERVO1 PIN HEADER 3P", "STEPPER_X connector", "FAN0 JST-XH-2P", "FAN1 header",
  "MOTOR1 screw terminal", "DRV8825 stepper motor driver carrier", "TMC2208 driver for NEMA17",
  "A4988 Stepstick", "LM298N dual motor controller module", "ULN2003 driver board for 28BYJ-48",
  "Motor shield for Arduino", "Adafruit motor shield v2", "Flyback diode for motor",
  "Capacitor 100nF for DC motor noise", "RC snubber, fan", "Fuse holder motor supply",
  "Printed part: motor cap", "3D printed fan duct", "Silicone vibration damper for fan",
  "Anti-vibration mount for pump", "Rubber feet for speaker", "Speaker box MDF", "Speaker fabric",
  "Microphone cable XLR", "Magnetic paint", "Ferrite clamp for motor cable",
  "Shielded motor cable 4G1.5", "EMI filter for servo drive", "Servo drive 400 W",
  "Servo amplifier", "Frequency inverter for spindle motor", "VFD 2.2 kW",
  "Brake resistor for servo drive", "Limit switch on motor axis", "Thermistor for motor winding",
  "PT100 motor winding sensor", "Motor temperature sensor", "Adhesive tape for magnets",
  "Kapton tape motor", "Documentation: motor manual", "Motor datasheet", "Calibration of motor",
  "Motor test report", "Steel plate (attracts magnet)", "Reed switch",
  "Reed sensor for door magnet", "Hall switch, detects magnet", "TLE5012 magnetic angle sensor",
  "Spindle coupling, motor side", "Ball screw, motor end machined",
  "Linear rail for motor carriage", "Motorabdeckung", "Motorflansch 60 mm", "Motorgehäuse Aluguss",
  "Stecker für Lüfter", "Kabelsatz Motor", "Leitung Motor 4x0,75", "Klemme Motor",
  "Adapterplatte Motor", "Adapter für Schrittmotor", "Distanzhülse Motor",
  "Isolierung Motorwicklung", "Lüfterhaube", "Lüfterkabel", "Lüfterhalter 3D-Druck",
  "Pumpenhalter", "Pumpenschlauch", "Servoverstärker", "Servoregler", "Schrittmotor-Endstufe",
  "Frequenzumrichter für Spindelmotor", "Reedkontakt für Magnet", "Blechschraube Lüfter 5x10",
  "Entretoise moteur", "Plaque moteur", "Bride moteur", "Capot moteur", "Courroie pour moteur",
  "Variateur moteur", "Condensateur moteur", "Faisceau moteur", "Vis M3 (support moteur)",
  "Câble pour haut-parleur", "Grille haut-parleur", "Tuyau pour pompe", "Joint pompe",
  "Colle aimant", "Placa motor", "Tapa del motor", "Carcasa del motor", "Separador motor",
  "Correa del motor", "Polea motor", "Variador de velocidad para motor", "Condensador motor",
  "Cable altavoz", "Manguera para bomba", "Junta de bomba", "Tuerca M3 (soporte motor)",
  "Piastra motore", "Flangia motore", "Coperchio motore", "Cinghia motore", "Puleggia motore",
  "Condensatore motore", "Distanziale motore", "Azionamento motore", "Cavo altoparlante",
  "Tubo pompa", "Guarnizione pompa", "Dado M3 (supporto motore)", "电机盖", "电机外壳", "电机法兰", "电机减震垫",
  "电机接线端子", "电机插座", "电机电容", "风扇线", "风扇接口", "风扇防尘网", "水泵接头", "水泵密封圈", "伺服驱动器", "步进驱动器", "舵机臂",
  "霍尔传感器 检测磁铁", "螺丝（固定风扇）", "铜柱（固定电机）", "モータカバー", "モータ用コンデンサ", "モータフランジ", "モータ端子台", "ファン用ネジ",
  "ファンコネクタ", "ポンプ用ホース", "サーボアンプ", "サーボドライバ", "リードスイッチ", "ホールセンサ 磁石検出", "スピーカーネット",
};

static const char *const things[] = {
  "Motor with bracket", "Fan with connector", "Fan 80x80x25 with cable",
  "Servo with horn and screws", "Stepper motor incl. cable", "DC motor, 12 V, with encoder",
  "Motor for pump", "Fan for power supply", "Spare fan for controller", "Magnet for holder",
  "Magnet for Hall sensor", "Motor, bracket included", "Motor assembly", "Motor/gearbox unit",
  "Gear motor 12V, 6 mm shaft", "Stepper NEMA 17, connector JST", "Water pump with hose",
  "Speaker 8 Ohm with cable", "Headphones with jack", "Magnet, disc, 10x2",
  "Magnet holder with magnet", "Cabinet magnet", "Cooling fan for heatsink", "Heat sink with fan",
  "Heatsink and fan", "Linear actuator 12V 100 mm", "Vibration motor", "Peristaltic pump",
  "Magnetic door catch", "Motor mit Halter", "Schrittmotor mit Kabel", "Lüfter für Netzteil",
  "Magnet für Hallsensor", "Ersatzlüfter", "Kühlkörper mit Lüfter", "Gleichstrommotor 24V",
  "Getriebemotor mit Encoder", "Lautsprecher mit Gitter", "Servo inkl. Schrauben",
  "Tauchpumpe 12V", "Moteur avec support", "Moteur pour pompe", "Ventilateur 12V avec câble",
  "Ventilateur pour dissipateur", "Servomoteur avec vis", "Haut-parleur 4 ohms",
  "Aimant pour capteur Hall", "Pompe à eau 12V", "Motor con soporte", "Motor para bomba",
  "Ventilador con cable", "Ventilador para disipador", "Servomotor con tornillos",
  "Imán para sensor", "Altavoz 8 ohm", "Bomba de agua 12V", "Motore con supporto",
  "Motore per pompa", "Ventola con cavo", "Ventola per dissipatore", "Servomotore con viti",
  "Magnete per sensore", "Altoparlante 8 ohm", "Pompa acqua 12V", "电机带支架", "带线电机", "散热风扇",
  "散热片带风扇", "减速电机", "直流电机 12V", "舵机 SG90", "喇叭 8欧", "水泵 12V", "传感器用磁铁", "门磁铁", "振动电机", "ギヤードモータ",
  "モータ（ケーブル付）", "冷却ファン", "ヒートシンク付ファン", "センサ用磁石", "スピーカー 8Ω", "サーボモータ", "水中ポンプ",
  "MOTOR, BRUSHLESS, 24V", "MTR BLDC 24V 100W", "MOTOR DC 12V W/ GEARBOX",
  "FAN AXIAL 80X25MM 24VDC", "FAN 40MM 5V W/ CONN", "BLOWER 5015 24V",
  "STEPPER MOTOR NEMA23 1.9NM", "28BYJ-48 stepper motor with driver board",
  "Servo MG996R metal gear", "SG90 micro servo", "SPEAKER 0.5W 8OHM 28MM", "MAGNET CYL 6X3MM",
  "MAGNET, RING, 20X10X5", "Magnets (to hold lid)", "Magnet 3x2mm for endstop",
  "Neodymium magnets for door", "2x Magnet 5x2", "Hard drive 1TB SATA", "Earphones", "Headset",
  "Solenoid latching bistable with permanent magnet", "Pololu 37D gearmotor",
  "Faulhaber 2232 motor", "Motor (with bracket and screws)", "X axis motor", "Extruder motor",
  "Spare part: motor", "Replacement fan", "Drone motor 2207 2400KV",
  "Turbine generator permanent magnet", "Klystron", "Isolator 2.4 GHz coaxial circulator",
  "Voice coil actuator", "Lautsprecher 4 Ohm", "Ersatzmotor", "Scheibenwischermotor",
  "Fensterhebermotor", "Axiallüfter 120 mm", "Kreiselpumpe 24V DC", "Festplatte 2 TB", "Kopfhörer",
  "Stellmotor", "Linearmotor", "Torquemotor", "Disque dur 1 To", "Micromoteur CC",
  "Motoréducteur 12V", "Casque audio", "Vérin électrique 12V", "Disco duro 1TB",
  "Motorreductor 12V", "Auriculares", "Micro servo", "Disco rigido", "Motoriduttore 12V", "Cuffie",
  "Attuatore lineare 12V", "硬盘 1TB", "耳机", "电动推杆 12V", "无刷电机 2212", "直线电机", "轴流风扇", "永磁同步电机",
  "ハードディスク", "ヘッドホン", "ブラシレスモータ", "リニアモータ", "サーボ SG90",
};

static gboolean
may_hold_rare_earths (const char *description)
{
  LdsLine line = { .description = description };
  LdsReading reading;
  gboolean may;

  lds_recogniser_read (recogniser, &line, &reading);
  may = reading.may_hold_magnet || reading.holds == LDS_HOLDS_RARE_EARTH;
  g_test_message ("“%s”: “%s”", description, reading.word != NULL ? reading.word : "");
  lds_reading_clear (&reading);

  return may;
}

static void
test_a_part_for_a_thing_is_not_the_thing (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_false (may_hold_rare_earths (parts[i]));
}

static void
test_a_thing_with_its_parts_is_the_thing (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    g_assert_true (may_hold_rare_earths (things[i]));
}

/* What a thing comes without is neither what it is nor what it holds. */
static void
test_without_says_what_is_not_there (void)
{
  static const char *const without[] = {
    "Controller without motor", "Regler ohne Motor", "Contrôleur sans moteur",
    "Controlador sin motor", "Regolatore senza motore",
  };
  static const char *const still[] = {
    "Brushless motor without gearbox", "Motor ohne Bremse", "Moteur sans réducteur",
    "Motor sin reductora", "Motore senza riduttore", "Magnet without hole",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (without); i++)
    g_assert_false (may_hold_rare_earths (without[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (still); i++)
    g_assert_true (may_hold_rare_earths (still[i]));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = lds_catalogue_load (NULL, &error);
  g_assert_no_error (error);
  recogniser = lds_recogniser_new (catalogue);

#define ADD(name, function) g_test_add_func ("/audit/head-nouns/" name, function)
  ADD ("a-part-for-a-thing-is-not-the-thing", test_a_part_for_a_thing_is_not_the_thing);
  ADD ("a-thing-with-its-parts-is-the-thing", test_a_thing_with_its_parts_is_the_thing);
  ADD ("without-says-what-is-not-there", test_without_says_what_is_not_there);

  status = g_test_run ();
  g_object_unref (recogniser);
  g_object_unref (catalogue);

  return status;
}
